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
        // Null or left out is the same, so the client makes the caller say which (rest-v2.md §5).
        ["setNumberDefaultSummaryTemplate"] = "body.summary_template_id",
        // Without a filter Allo refuses (rest-v2.md §9, DIALING_QUEUE_DELETE_FILTER_REQUIRED).
        ["clearDialingQueueNumbers"] = "number",
    };

    internal VendorDocument? Document { get; private set; }

    internal Coverage? Coverage { get; private set; }

    internal List<string> WrongRequests { get; } = [];

    internal List<string> WrongAnswers { get; } = [];

    internal List<string> WrongRefusals { get; } = [];

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
            await CheckAnswersAsync(operation, calls, allo, client);
            await CheckRefusalsAsync(operation, calls, allo, client);
            Coverage.Operations.Add(operation.Id);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task CheckRequestsAsync(VendorOperation operation, ConformanceCase calls, AlloStub allo, WithalloClient client)
    {
        var (status, content) = Success(operation);
        allo.Answer(status, content is null ? null : new SchemaSample(Document!, SampleKind.Full).Of(content)!.ToJsonString());

        // What the client makes of the answer is looked at elsewhere: a failure to read it hides no request.
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

        WrongRequests.AddRange(least.Complaints.Concat(unasked).Concat(all.Complaints).Concat(all.NeverSent()).Select(complaint => $"{operation}: {complaint}"));
        Coverage!.Sent.UnionWith(all.Seen);
    }

    private async Task CheckAnswersAsync(VendorOperation operation, ConformanceCase calls, AlloStub allo, WithalloClient client)
    {
        var (status, schema) = Success(operation);
        if ((schema is null) != (calls.Returns is null))
        {
            WrongAnswers.Add($"{operation}: returns {calls.Returns?.Name ?? "nothing"}");
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

        for (var turn = 0; turn < SchemaSample.Turns(Document!, schema); turn++)
        {
            var served = new SchemaSample(Document!, SampleKind.Full, turn).Of(schema)!;
            if (await ReadAsync(served, $"full answer {turn}") is { } written)
            {
                var kept = new SchemaCheck(Document!);
                kept.Check(schema, written, "body");
                WrongAnswers.AddRange(kept.Complaints.Select(complaint => $"{operation}, full answer {turn} written back: {complaint}"));
                Coverage!.Read.UnionWith(kept.Seen);
            }
        }

        await ReadAsync(new SchemaSample(Document!, SampleKind.Nulls).Of(schema)!, "answer with nulls");
        await ReadAsync(new SchemaSample(Document!, SampleKind.Bare).Of(schema)!, "bare answer");

        // Null when it was not read, or not into properties of its own.
        async Task<JsonNode?> ReadAsync(JsonNode served, string what)
        {
            allo.Answer(status, served.ToJsonString());
            object returned;
            try
            {
                returned = (await calls.Minimal(client))!;
            }
            catch (WithalloException exception)
            {
                WrongAnswers.Add($"{operation}, {what}: {exception.Message} {exception.InnerException?.Message}");
                return null;
            }

            var typeInfo = JsonSerializerOptions.Default.GetTypeInfo(calls.Returns);
            var written = AnswerCheck.Rewrite(served, returned, typeInfo);
            string[] unknown = [.. AnswerCheck.Unknown(returned)];
            WrongAnswers.AddRange(AnswerCheck.Differences(served, written, "body").Concat(unknown).Select(complaint => $"{operation}, {what}: {complaint}"));
            return unknown.Length == 0 ? written : null;
        }
    }

    private async Task CheckRefusalsAsync(VendorOperation operation, ConformanceCase calls, AlloStub allo, WithalloClient client)
    {
        foreach (var (status, content) in operation.Responses.Where(response => response.Status >= 300))
        {
            foreach (var body in RefusalCheck.Bodies(Document!, status, content!))
            {
                var served = body.ToJsonString();
                allo.Answer(status, served);
                var exception = await Record.ExceptionAsync(() => calls.Minimal(client)) as WithalloApiException;
                var what = $"{operation}, {status} {served}";
                if (exception?.GetType() != RefusalCheck.Expected(status, body))
                {
                    WrongRefusals.Add($"{what}: became {exception?.GetType().Name ?? "something else"}");
                }

                if (exception is null)
                {
                    continue;
                }

                var written = RefusalCheck.Rewrite(body, exception);
                WrongRefusals.AddRange(AnswerCheck.Differences(body, written, "body").Select(complaint => $"{what}: {complaint}"));
                if ((int)exception.StatusCode != status || exception.ResponseBody != served)
                {
                    WrongRefusals.Add($"{what}: status or body is not kept");
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
