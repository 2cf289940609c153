using System.Net;
using Withallo.Api.Tests.Wholesome;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

/// <summary>What holds for each of the twelve operations.</summary>
public sealed class OperationTests : SandboxTest
{
    public static TheoryData<string> Names => [.. V1Operation.All.Select(operation => operation.Name)];

    private readonly List<string> _unspoken = [V1Operation.Number, V1Operation.Text, MainLine, SomeContact];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_operation_is_served_where_the_documentation_says_it_is(string name)
    {
        var operation = Prepare(name);

        await operation.CallAsync(Client, Cancellation);

        var request = OnlyRequest;
        Assert.Equal((operation.Method, operation.Template, ApiGeneration.V1), (request.Method, request.Route, request.Generation));
        Assert.InRange(request.StatusCode!.Value, 200, 204);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_request_says_who_calls_and_what_it_takes(string name)
    {
        var operation = Prepare(name);

        await operation.CallAsync(Client, Cancellation);

        var headers = OnlyRequest.Headers;
        Assert.Equal(Allo.ApiKey, headers["Authorization"]);
        Assert.Equal("application/json", headers["Accept"]);
        Assert.Matches(@"^withallo-dotnet/\d+\.\d+\.\d+$", headers["User-Agent"]);
        Assert.DoesNotContain("Idempotency-Key", headers.Keys);
        Assert.DoesNotContain("traceparent", headers.Keys);
        if (operation.Method is "POST" or "PUT")
        {
            Assert.Equal("application/json", headers["Content-Type"]);
            Assert.NotEqual("0", headers["Content-Length"]);
            Assert.DoesNotContain("Transfer-Encoding", headers.Keys);
        }
        else
        {
            Assert.DoesNotContain("Content-Type", headers.Keys);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_operation_needs_its_scope_and_no_other(string name)
    {
        var operation = Prepare(name);
        Allo.Scopes.Clear();
        Allo.Scopes.Add(operation.Scope);

        await operation.CallAsync(Client, Cancellation);

        Assert.InRange(OnlyRequest.StatusCode!.Value, 200, 204);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_operation_without_its_scope_is_forbidden_and_names_the_scope(string name)
    {
        var operation = Prepare(name);
        Allo.Scopes.Remove(operation.Scope);

        var exception = await Assert.ThrowsAsync<WithalloForbiddenException>(() => operation.CallAsync(Client, Cancellation));

        Assert.Equal([operation.Scope], exception.RequiredScopes);
        Assert.Equal("API_KEY_INSUFFICIENT_SCOPE", exception.ErrorCode);
        Assert.EndsWith($"the API key lacks {operation.Scope}.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_scope_that_Allo_does_not_name_is_named_all_the_same(string name)
    {
        var operation = Prepare(name);
        Allo.Faults.Enqueue(Fault.Error(403, "API_KEY_INSUFFICIENT_SCOPE"));

        var exception = await Assert.ThrowsAsync<WithalloForbiddenException>(() => operation.CallAsync(Client, Cancellation));

        Assert.Equal([operation.Scope], exception.RequiredScopes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_wrong_key_is_an_authentication_error(string name)
    {
        var operation = Prepare(name);
        var stranger = CreateClient(options => options.ApiKey = "ak_live_of_somebody_else");

        var exception = await Assert.ThrowsAsync<WithalloAuthenticationException>(() => operation.CallAsync(stranger, Cancellation));

        Assert.Equal((HttpStatusCode.Unauthorized, "API_KEY_INVALID"), (exception.StatusCode, exception.ErrorCode));
        AssertSaysNothing(exception, "ak_live_of_somebody_else");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cancelled_call_throws_the_callers_cancellation_and_sends_nothing(string name)
    {
        var operation = Prepare(name);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var cancellation = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation.CallAsync(Client, cancelled.Token));

        Assert.Equal(cancelled.Token, cancellation.CancellationToken);
        Assert.Empty(Allo.Requests);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_cancelled_while_it_waits_throws_the_callers_cancellation(string name)
    {
        var operation = Prepare(name);
        Allo.Faults.Enqueue(Fault.Hang());
        using var cancellation = new CancellationTokenSource();

        var call = operation.CallAsync(Client, cancellation.Token);
        await Allo.Requests.WaitForAsync(_ => true, Cancellation);
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_response_that_does_not_come_ends_with_the_time_out_of_the_attempt(string name)
    {
        var operation = Prepare(name);
        Allo.Faults.Enqueue(Fault.Hang());

        var call = operation.CallAsync(Client, Cancellation);
        await Allo.Requests.WaitForAsync(_ => true, Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(30));

        var timeout = await Assert.ThrowsAsync<WithalloTimeoutException>(() => call);
        Assert.Equal((WithalloDeadline.Attempt, TimeSpan.FromSeconds(30), 1), (timeout.Deadline, timeout.Timeout, timeout.Attempts));
        AssertSaysNothing(timeout);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_server_that_is_gone_is_a_connection_error_that_sent_nothing(string name)
    {
        var operation = Prepare(name);
        var client = Client;
        await Allo.DisposeAsync();

        var failure = await Assert.ThrowsAsync<WithalloConnectionException>(() => operation.CallAsync(client, Cancellation));

        Assert.Equal((false, true, $"{operation.Method} {operation.Template}"), (failure.RequestWasSent, failure.Refused, failure.Operation));
        AssertSaysNothing(failure);
    }

    /// <summary>What goes wrong, and what each kind of response makes of it; null where the call succeeds all the same.</summary>
    private static readonly (string Name, Func<Fault> Make, Type? Single, Type? List, Type? Nothing)[] Faults =
    [
        Same("RateLimited without a time", Fault.RateLimited, typeof(WithalloRateLimitException)),
        Same("RateLimited for 61 s", () => Fault.RateLimited(TimeSpan.FromSeconds(61)), typeof(WithalloRateLimitException)),
        Same("DailyQuota", () => Fault.DailyQuota(1000, TimeSpan.FromHours(1)), typeof(WithalloRateLimitException)),
        Same("400", () => Fault.Error(400, "SOMETHING_NEW"), typeof(WithalloValidationException)),
        Same("402", () => Fault.Error(402, "SOMETHING_NEW"), typeof(WithalloApiException)),
        Same("404", () => Fault.Error(404, "ENDPOINT_NOT_FOUND"), typeof(WithalloNotFoundException)),
        Same("409", () => Fault.Error(409, "SOMETHING_NEW"), typeof(WithalloConflictException)),
        Same("418 without a body", () => Fault.Status(418), typeof(WithalloApiException)),
        Same("302", () => Fault.Status(302, "", new Dictionary<string, string> { ["Location"] = "https://example.com/" }), typeof(WithalloApiException)),
        Same("500", () => Fault.ServerError(), typeof(WithalloServerException)),
        Same("503", () => Fault.Unavailable(), typeof(WithalloServerException)),
        Same("BadGatewayHtml", Fault.BadGatewayHtml, typeof(WithalloServerException)),
        Same("500 that echoes what was sent", () => Fault.Status(500, Echo), typeof(WithalloServerException)),
        Same("400 that echoes what was sent", () => Fault.Status(400, Echo), typeof(WithalloValidationException)),
        Same("Reset", Fault.Reset, typeof(WithalloConnectionException)),
        Same("ResetMidBody", Fault.ResetMidBody, typeof(WithalloConnectionException)),
        Same("DropAfterHandling", Fault.DropAfterHandling, typeof(WithalloConnectionException)),
        ("Html", Fault.Html, typeof(WithalloResponseException), typeof(WithalloResponseException), null),
        ("TruncatedJson", Fault.TruncatedJson, typeof(WithalloResponseException), typeof(WithalloResponseException), null),
        ("WrongType", Fault.WrongType, typeof(WithalloResponseException), typeof(WithalloResponseException), null),
        ("EmptyBody", Fault.EmptyBody, typeof(WithalloResponseException), null, null),
        ("data is null", () => Fault.Status(200, """{"data":null}"""), typeof(WithalloResponseException), null, null),
        ("data is missing", () => Fault.Status(200, "{}"), typeof(WithalloResponseException), null, null),
        ("the response is null", () => Fault.Status(200, "null"), typeof(WithalloResponseException), null, null),
        ("the response is a list", () => Fault.Status(200, "[]"), typeof(WithalloResponseException), typeof(WithalloResponseException), null),
        ("too deep", () => Fault.Status(200, """{"data":""" + new string('[', 500)), typeof(WithalloResponseException), typeof(WithalloResponseException), null),
        ("a list in the place of text", () => Fault.Status(200, """{"data":[{"url":{},"number":["+12125550177"],"id":[]}]}"""), typeof(WithalloResponseException), null, null),
        ("a response that echoes what was sent", () => Fault.Status(200, $"the-secret-text-of-a-message +12125550177 {Echo}"), typeof(WithalloResponseException), typeof(WithalloResponseException), null),
    ];

    private const string Echo =
        """{"code":"+12125550177","message":"the-secret-text-of-a-message to +12125550177 failed","details":[{"message":"+12125550177 is bad","field":"+12125550177"}]}""";

    public static TheoryData<string, string> FaultsTimesOperations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var fault in Faults)
            {
                foreach (var operation in V1Operation.All)
                {
                    data.Add(fault.Name, operation.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FaultsTimesOperations))]
    public async Task Whatever_goes_wrong_surfaces_as_our_own_exception_and_repeats_nothing(string fault, string name)
    {
        var operation = Prepare(name);
        var (_, make, single, list, nothing) = Faults.Single(candidate => candidate.Name == fault);
        var expected = operation.Response switch { ResponseKind.Item => single, ResponseKind.List => list, ResponseKind.Page => fault == "data is null" ? null : single, _ => nothing };
        Allo.Faults.Enqueue(make());

        var thrown = await Record.ExceptionAsync(() => operation.CallAsync(Client, Cancellation));

        Assert.Equal(expected, thrown?.GetType());
        Assert.Single(Allo.Requests);
        if (thrown is not null)
        {
            Assert.IsAssignableFrom<WithalloException>(thrown);
            Assert.Equal($"{operation.Method} {operation.Template}", thrown.GetType().GetProperty("Operation")!.GetValue(thrown));
            Assert.Equal(1, thrown.GetType().GetProperty("Attempts")!.GetValue(thrown));
            AssertSaysNothing(thrown);
        }
    }

    [Fact]
    public void The_operations_of_the_interfaces_are_those_of_rest_v1()
    {
        // PeculiarityTests counts them; here their verbs, paths and scopes are compared, repeated by hand above.
        var declared = Endpoints.Interfaces.Where(type => type.Namespace == "Withallo.Api").SelectMany(Endpoints.Operations)
            .Select(method => (Route: Endpoints.Route(method), Scope: Endpoints.Scope(method)))
            .Select(operation => ($"{operation.Route.Verb} {operation.Route.Template}", operation.Scope));

        Assert.Equal(
            V1Operation.All.Select(operation => ($"{operation.Method} {operation.Template}", (string?)operation.Scope)).Order(),
            declared.Order());
    }

    private static (string Name, Func<Fault> Make, Type? Single, Type? List, Type? Nothing) Same(string name, Func<Fault> make, Type expected) =>
        (name, make, expected, expected, expected);

    private V1Operation Prepare(string name)
    {
        Allo.Webhooks.Add(new Webhook { Id = V1Operation.WebhookId });
        return V1Operation.Named(name);
    }

    private void AssertSaysNothing(Exception exception, string? secret = null)
    {
        _unspoken.Add(Allo.ApiKey);
        if (secret is not null)
        {
            _unspoken.Add(secret);
        }

        // ToString includes the messages of all inner exceptions.
        Assert.All(_unspoken, text => Assert.DoesNotContain(text, exception.ToString(), StringComparison.Ordinal));
        Assert.NotEmpty(exception.Message);
    }
}
