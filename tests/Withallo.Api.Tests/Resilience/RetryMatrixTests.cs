

namespace Withallo.Api.Tests.Resilience;

public class RetryMatrixTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var row in RetryMatrix.Cases)
        {
            foreach (var name in Operations.Tested.Select(static operation => operation.Name).Distinct())
            {
                cases.Add(row.What, name);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_failure_of_every_operation_ends_as_the_table_says(string what, string operationName)
    {
        var row = RetryMatrix.Cases.Single(row => row.What == what);
        // sendSMS and its French twin are one path (rest-v1.md §8 trap 22), so a name may stand for two.
        foreach (var operation in Operations.Tested.Where(operation => operation.Name == operationName))
        {
            var clock = new ImpatientClock(TimeSpan.FromMinutes(2));
            await using var server = new FaultServer((request, wire) => row.Answer?.Invoke(request, wire, clock) ?? Task.CompletedTask);
            using var transport = row.Transport?.Invoke();
            using var client = Clients.Create(server.Port, clock, options => Configure(options, row, server.Port), transport);

            var thrown = await Record.ExceptionAsync(
                () => client.Channel.SendAsync(Operations.Call(operation), null, TestContext.Current.CancellationToken));

            var expected = row.AttemptsOf(Operations.KindOf(operation));
            Assert.Equal(row.Thrown, thrown?.GetType());
            Assert.Equal(expected, AttemptsOf(thrown));
            if (row is { Answer: not null, Scheme: "http" })
            {
                // What the client says it did is what the server saw; what must not be repeated, .NET does not repeat either.
                var repeats = (operation.Repeatable || operation.Idempotent) && (operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Delete) ? row.DotNetRepeats : 0;
                Assert.Equal(expected * (1 + repeats), server.Requests.Count);
            }
        }
    }

    [Fact]
    public void The_matrix_covers_every_operation_of_the_interfaces()
    {
        var declared = typeof(WithalloClient).Assembly.GetTypes()
            .Where(static type => type is { IsInterface: true, IsPublic: true } && type.GetCustomAttributesData().Any(static attribute => attribute.AttributeType.Name == "AlloApiAttribute"))
            .SelectMany(static type => type.GetMethods())
            .Count(static method => method.GetCustomAttributesData().Any(static attribute =>
                attribute.AttributeType.Name is nameof(GetAttribute) or nameof(PostAttribute) or nameof(PutAttribute) or nameof(PatchAttribute) or nameof(DeleteAttribute)));

        Assert.True(declared >= 12);
        // And one that no interface declares: the download of a recording.
        Assert.Equal(declared + 1, Operations.All.Count);
    }

    [Fact]
    public void Sending_a_message_is_neither_repeatable_nor_idempotent()
    {
        var sends = Operations.All.Where(static operation => operation.Route == "/sms").ToArray();

        Assert.Equal(2, sends.Length);
        Assert.All(sends, static send => Assert.False(send.Repeatable || send.Idempotent));
    }

    private static void Configure(WithalloOptions options, CaseOfMatrix row, int port)
    {
        options.Timeout = RetryMatrix.AttemptTimeout;
        options.TotalTimeout = TimeSpan.FromMinutes(40);
        options.ConnectTimeout = TimeSpan.FromSeconds(10);
        options.BaseUrl = new Uri($"{row.Scheme}://127.0.0.1:{port}/v1/api");
        options.V2BaseUrl = new Uri($"{row.Scheme}://127.0.0.1:{port}/v2/api");
    }

    private static int AttemptsOf(Exception? thrown) => thrown switch
    {
        WithalloApiException error => error.Attempts,
        WithalloConnectionException error => error.Attempts,
        WithalloTimeoutException error => error.Attempts,
        WithalloResponseException error => error.Attempts,
        _ => 0,
    };
}
