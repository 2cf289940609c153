using Microsoft.OpenApi;

namespace Withallo.Conformance.Tests;

/// <summary>The client against the vendor's own document. Without that, every test here is skipped and says so.</summary>
public sealed class ConformanceTests(ConformanceRun run, ITestOutputHelper output) : IClassFixture<ConformanceRun>
{
    [Fact]
    public void Every_operation_sends_what_the_vendors_document_if_it_is_here_declares()
    {
        NeedsDocument();
        AllIsWell(run.WrongRequests);
    }

    [Fact]
    public void Every_response_in_the_vendors_document_if_it_is_here_is_read_with_no_member_lost()
    {
        NeedsDocument();
        AllIsWell(run.WrongResponses);
    }

    [Fact]
    public void Every_error_in_the_vendors_document_if_it_is_here_becomes_the_right_exception()
    {
        NeedsDocument();
        AllIsWell(run.WrongErrors);
    }

    [Fact]
    public void All_57_operations_and_537_properties_of_the_vendors_document_if_it_is_here_are_covered()
    {
        var document = NeedsDocument();
        var coverage = run.Coverage!;
        output.WriteLine(coverage.ToString());
        TestContext.Current.SendDiagnosticMessage(coverage.ToString());

        Assert.Equal((57, 537), (document.Operations.Count, document.Properties.Count));
        AllIsWell([.. coverage.MissingOperations, .. coverage.MissingProperties]);
        Assert.Equal(document.Operations.Count, ConformanceCase.All.Count);
    }

    [Fact]
    public void Beyond_the_vendors_document_if_it_is_here_are_the_operations_that_were_seen_in_production_and_no_others()
    {
        var documented = NeedsDocument().Operations.Select(operation => DeclaredOperation.Name(operation.Method, operation.Path)).ToHashSet();

        // A newer document that has one of them makes this fail: it then belongs among the cases.
        Assert.Equal(DeclaredOperation.BeyondTheDocument, DeclaredOperation.All.Except(documented).Order(StringComparer.Ordinal));
        Assert.Equal(documented.Count + DeclaredOperation.BeyondTheDocument.Count, DeclaredOperation.All.Count);
    }

    [Fact]
    public void One_schema_of_the_vendors_document_if_it_is_here_is_missing_and_no_other()
    {
        var document = NeedsDocument();
        var broken = document.Operations.SelectMany(operation => operation.Responses).Select(response => response.Content?.Schema)
            .OfType<OpenApiSchemaReference>().Where(schema => document.Resolve(schema) is null).Select(schema => schema.Reference.Id);

        Assert.Equal(Enumerable.Repeat("ApiErrorResponse", 8), broken);
        Assert.All(document.Errors, error => Assert.Contains("ApiErrorResponse", error, StringComparison.Ordinal));
    }

    [Fact]
    public void One_schema_of_the_vendors_document_if_it_is_here_is_used_by_no_operation()
    {
        NeedsDocument();

        Assert.Equal(["Conversation.contact_number", "Conversation.contacts", "Conversation.last_activity", "Conversation.items"], run.Coverage!.Unreachable);
    }

    private VendorDocument NeedsDocument()
    {
        Assert.SkipUnless(run.Document is not null, VendorFile.Missing);
        return run.Document;
    }

    private static void AllIsWell(List<string> violations) => Assert.True(violations.Count == 0, string.Join('\n', violations));
}
