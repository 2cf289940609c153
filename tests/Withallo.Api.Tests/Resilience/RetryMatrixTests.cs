namespace Withallo.Api.Tests.Resilience;

public class RetryMatrixTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var row in RetryMatrix.Cases)
        {
            foreach (var name in Operations.Names)
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
        // A message and its French twin are one path, so a name may stand for two.
        foreach (var operation in Operations.All.Where(operation => operation.Name == operationName))
        {
            var clock = new ImpatientClock(TimeSpan.FromMinutes(2));
            var served = 0;
            await using var server = new FaultServer((request, wire) => Interlocked.Increment(ref served) == RetryMatrix.WhileTimeLasts
                ? wire.RespondAsync(429, "", ("Retry-After", "3600"))
                : row.Respond?.Invoke(request, wire, clock) ?? Task.CompletedTask);
            using var transport = row.Transport?.Invoke();
            using var client = Clients.Create(server.Port, clock, options => Configure(options, row, server.Port), transport);

            var thrown = await Record.ExceptionAsync(() => operation.CallAsync(client, "some-id", null, TestContext.Current.CancellationToken));

            var expected = row.AttemptsOf(operation.Kind);
            if (row.Thrown == typeof(WithalloResponseException) && !operation.ReadsBody)
            {
                // Nobody reads it: the success is one.
                Assert.Null(thrown);
            }
            else
            {
                Assert.Equal(row.Thrown, thrown?.GetType());
                Assert.Equal(expected, ((WithalloCallException)thrown!).Attempts);
            }

            if (row is { Respond: not null, Scheme: "http" })
            {
                // What the client says it did is what the server saw: .NET repeats nothing by itself.
                Assert.Equal(expected, server.Requests.Count);
            }
        }
    }

    [Fact]
    public void The_matrix_covers_every_operation_of_both_generations()
    {
        // 12 of API v1, the 48 of API v2's document and 10 seen in production, and the download of a recording.
        Assert.Equal(12 + 48 + 10 + 1, Operations.All.Count);
    }

    [Fact]
    public void Sending_a_message_is_never_declared_repeatable()
    {
        var sends = typeof(ISmsApi).GetMethods();

        Assert.Equal(2, sends.Length);
        Assert.All(sends, static send => Assert.DoesNotContain(Wholesome.Endpoints.Headers(send), static header => header is Repeat.Safe or Repeat.WithKey));
    }

    private static void Configure(WithalloOptions options, CaseOfMatrix row, int port)
    {
        options.Timeout = RetryMatrix.AttemptTimeout;
        options.TotalTimeout = TimeSpan.FromMinutes(40);
        options.ConnectTimeout = TimeSpan.FromSeconds(10);
        options.BaseUrl = new Uri($"{row.Scheme}://127.0.0.1:{port}/");
    }
}
