using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Withallo.Api;

namespace Withallo.Conformance.Tests;

/// <summary>Calls every operation in every way, once for all tests; without the vendor's document it does nothing.</summary>
public sealed class ConformanceRun : IAsyncLifetime
{
    /// <summary>What the shortest call sends although the document asks for nothing.</summary>
    private static readonly Dictionary<string, string> SentAnyway = new()
    {
        // Null or left out is the same, so the client makes the caller say which.
        ["setNumberDefaultSummaryTemplate"] = "body.summary_template_id",
        // Without a filter it is 400 DIALING_QUEUE_DELETE_FILTER_REQUIRED.
        ["clearDialingQueueNumbers"] = "number",
    };

    internal VendorDocument? Document { get; private set; }

    internal Coverage? Coverage { get; private set; }

    internal List<string> WrongRequests { get; } = [];

    internal List<string> WrongResponses { get; } = [];

    internal List<string> WrongErrors { get; } = [];

    public async ValueTask InitializeAsync()
    {
        if (VendorFile.ReadOrNull() is not { } json)
        {
            return;
        }

        Document = VendorDocument.Read(json);
        Coverage = new Coverage(Document);
        await using var allo = await AlloStub.StartAsync();
        using var client = allo.CreateClient();
        foreach (var calls in ConformanceCase.All)
        {
            var operation = Document.Operations.Single(operation => operation.Id == calls.OperationId);
            await CheckRequestsAsync(operation, calls, allo, client);
            await CheckResponsesAsync(operation, calls, allo, client);
            await CheckErrorsAsync(operation, calls, allo, client);
            Coverage.Operations.Add(operation.Id);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task CheckRequestsAsync(VendorOperation operation, ConformanceCase calls, AlloStub allo, WithalloClient client)
    {
        var (status, content) = Success(operation);
        allo.Respond(status, content is null ? null : new SchemaSample(Document!, SampleKind.Full).Of(content)!.ToJsonString());

        // What the client makes of the response is looked at elsewhere: a failure to read it hides no request.
        var least = new RequestCheck(Document!, operation);
        await Record.ExceptionAsync(() => calls.Minimal(client));
        least.Check(allo.TakeRequest(), isFull: false);
        var unasked = least.Optional.Where(name => name != SentAnyway.GetValueOrDefault(operation.Id)).Select(name => $"sends {name} unasked");

        var all = new RequestCheck(Document!, operation);
        foreach (var call in calls.Full)
        {
            await Record.ExceptionAsync(() => call(client));
            all.Check(allo.TakeRequest(), isFull: true);
        }

        WrongRequests.AddRange(least.Violations.Concat(unasked).Concat(all.Violations).Concat(all.NeverSent()).Select(violation => $"{operation}: {violation}"));
        Coverage!.Sent.UnionWith(all.Seen);
    }

    private async Task CheckResponsesAsync(VendorOperation operation, ConformanceCase calls, AlloStub allo, WithalloClient client)
    {
        var (status, schema) = Success(operation);
        if ((schema is null) != (calls.Returns is null))
        {
            WrongResponses.Add($"{operation}: returns {calls.Returns?.Name ?? "nothing"}");
        }

        if (schema is null || calls.Returns is null)
        {
            return;
        }

        var content = operation.Responses.Single(response => response.Status == status).Content!;
        foreach (var example in VendorOperation.Examples(content))
        {
            await ReadAsync(example, "example");
        }

        for (var variant = 0; variant < SchemaSample.Variants(Document!, schema); variant++)
        {
            var served = new SchemaSample(Document!, SampleKind.Full, variant).Of(schema)!;
            if (await ReadAsync(served, $"full response {variant}") is { } written)
            {
                var kept = new SchemaCheck(Document!);
                kept.Check(schema, written, "body");
                WrongResponses.AddRange(kept.Violations.Select(violation => $"{operation}, full response {variant} written back: {violation}"));
                Coverage!.Read.UnionWith(kept.Seen);
            }
        }

        await ReadAsync(new SchemaSample(Document!, SampleKind.Nulls).Of(schema)!, "response with nulls");
        await ReadAsync(new SchemaSample(Document!, SampleKind.Bare).Of(schema)!, "bare response");

        // Null when it was not read, or not into properties of its own.
        async Task<JsonNode?> ReadAsync(JsonNode served, string what)
        {
            allo.Respond(status, served.ToJsonString());
            object returned;
            try
            {
                returned = (await calls.Minimal(client))!;
            }
            catch (WithalloException exception)
            {
                WrongResponses.Add($"{operation}, {what}: {exception.Message} {exception.InnerException?.Message}");
                return null;
            }

            var typeInfo = JsonSerializerOptions.Default.GetTypeInfo(calls.Returns);
            var written = ResponseCheck.Rewrite(served, returned, typeInfo);
            string[] unknown = [.. ResponseCheck.Unknown(returned)];
            WrongResponses.AddRange(ResponseCheck.Differences(served, written, "body").Concat(unknown).Select(violation => $"{operation}, {what}: {violation}"));
            return unknown.Length == 0 ? written : null;
        }
    }

    private async Task CheckErrorsAsync(VendorOperation operation, ConformanceCase calls, AlloStub allo, WithalloClient client)
    {
        foreach (var (status, content) in operation.Responses.Where(response => response.Status >= 300))
        {
            foreach (var body in ErrorCheck.Bodies(Document!, status, content!))
            {
                var served = body.ToJsonString();
                allo.Respond(status, served);
                var exception = await Record.ExceptionAsync(() => calls.Minimal(client)) as WithalloApiException;
                var what = $"{operation}, {status} {served}";
                if (exception?.GetType() != ErrorCheck.Expected(status, body))
                {
                    WrongErrors.Add($"{what}: became {exception?.GetType().Name ?? "something else"}");
                }

                if (exception is null)
                {
                    continue;
                }

                var written = ErrorCheck.Rewrite(body, exception);
                WrongErrors.AddRange(ResponseCheck.Differences(body, written, "body").Select(violation => $"{what}: {violation}"));
                if ((int)exception.StatusCode != status || exception.ResponseBody != served)
                {
                    WrongErrors.Add($"{what}: status or body is not kept");
                }

                var kept = new SchemaCheck(Document!);
                kept.Check(content!.Schema!, written, "body");
                Coverage!.Read.UnionWith(kept.Seen);
            }
        }
    }

    private static (int Status, IOpenApiSchema? Schema) Success(VendorOperation operation)
    {
        var (status, content) = operation.Responses.Single(response => response.Status < 300);
        return (status, content?.Schema);
    }
}
