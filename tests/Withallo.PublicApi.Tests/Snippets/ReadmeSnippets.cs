using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Withallo;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Testing;

namespace Snippets;

/// <summary>The code of README.md, compiled, and run where it can be.</summary>
public sealed class ReadmeSnippets
{
    [Fact]
    public async Task The_first_call_sends_a_message()
    {
        await using var allo = await AlloSandbox.StartAsync(TestContext.Current.CancellationToken);
        var own = allo.PhoneNumbers.First(number => number.Country == "US").Number!;
        using var transport = new SandboxRedirect(allo);

        await FirstCallAsync("any-key", own, transport);

        Assert.Equal("Your order is ready.", Assert.Single(allo.SentMessages).Content);
    }

    [Fact]
    public async Task A_service_is_tested_against_the_sandbox()
    {
        #region testing
        await using var allo = await AlloSandbox.StartAsync();
        using var client = new WithalloClient(allo.CreateOptions());
        var own = allo.PhoneNumbers[0].Number!;

        // Allo takes the message, but its response is lost on the way back.
        allo.Faults.Enqueue(Fault.DropAfterHandling());
        await Assert.ThrowsAsync<WithalloConnectionException>(() => client.Sms.SendAsync(own, "+12125550123", "Hello"));

        // The SDK did not send it twice.
        Assert.Single(allo.SentMessages);
        #endregion
    }

    [Fact]
    public async Task Errors_are_caught_by_what_callers_do_next()
    {
        await using var allo = await AlloSandbox.StartAsync(TestContext.Current.CancellationToken);
        using var client = new WithalloClient(allo.CreateOptions());
        var contactId = "cnt_unknown";
        var log = new StringWriter();

        #region errors
        try
        {
            await client.Contacts.UpdateAsync(contactId, new UpdateContactRequest { JobTitle = "CTO" });
        }
        catch (WithalloNotFoundException)
        {
            // Allo says 400 CONTACT_NOT_FOUND here: the code decides, not the status.
            log.WriteLine("no such contact");
        }
        catch (WithalloValidationException e)
        {
            log.WriteLine(string.Join(", ", e.Errors.Keys));
        }
        catch (WithalloRateLimitException e)
        {
            log.WriteLine($"try again in {e.RetryAfter}");
        }
        catch (WithalloException e)
        {
            log.WriteLine(e.Message);
        }
        #endregion

        Assert.Equal("no such contact", log.ToString().Trim());
    }

    [Fact]
    public async Task A_call_has_options_of_its_own_and_tells_of_its_response()
    {
        await using var allo = await AlloSandbox.StartAsync(TestContext.Current.CancellationToken);
        using var client = new WithalloClient(allo.CreateOptions());

        #region request_options
        IReadOnlyList<PhoneNumber> numbers = await client.PhoneNumbers.ListAsync(new RequestOptions
        {
            Timeout = TimeSpan.FromMinutes(1),
            OnResponse = r => Console.WriteLine($"{r.StatusCode} at attempt {r.Attempts}, request {r.RequestId}, {r.RateLimit?.Remaining} left this second"),
        });
        #endregion

        Assert.Equal(3, numbers.Count);
    }

    [Fact]
    public async Task An_endpoint_of_ones_own_is_sent_like_any_other()
    {
        await using var allo = await AlloSandbox.StartAsync(TestContext.Current.CancellationToken);
        using var client = new WithalloClient(allo.CreateOptions());

        await Assert.ThrowsAsync<WithalloNotFoundException>(() => UseAsync(client));

        var request = allo.Requests[^1];
        Assert.Equal("POST", request.Method);
        Assert.EndsWith("/v2/api/numbers/+12125550100/greetings", Uri.UnescapeDataString(request.Path), StringComparison.Ordinal);
        Assert.True(request.Headers.ContainsKey("Idempotency-Key"));

        static async Task UseAsync(WithalloClient client)
        {
            #region own_endpoint_use
            var greetings = client.CreateApi<IGreetingsApi>(GreetingsJsonContext.Default);   // with a container: builder.AddApi<IGreetingsApi>(…)
            await greetings.AddAsync("+12125550100", new Greeting("We are back on Monday."));
            #endregion
        }
    }

    [Fact]
    public void Services_are_registered_in_one_line_each()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Withallo:ApiKey", "from-file")]).Build();

        #region dependency_injection
        services.AddWithallo(configuration.GetSection("Withallo"));

        // Several accounts in one process: inject them with [FromKeyedServices("paris")].
        services.AddWithallo("paris", options => options.ApiKey = configuration["Paris:ApiKey"]);
        #endregion

        using var provider = services.BuildServiceProvider();
        Assert.NotNull(ActivatorUtilities.CreateInstance<ReminderService>(provider));
    }

    [Fact]
    public async Task Calls_are_searched_and_their_recordings_kept()
    {
        await using var allo = await AlloSandbox.StartAsync(TestContext.Current.CancellationToken);
        using var client = new WithalloClient(allo.CreateOptions());
        var (from, to) = (new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30));
        var folder = Directory.CreateTempSubdirectory("withallo-").FullName;

        #region v2
        var calls = new ItemSearchRequest { Type = ItemTypeFilter.Call, Date = new AnalyticsDateRange(from, to) };
        await foreach (ConversationItem item in client.V2.Conversations.SearchAllAsync(calls))
        {
            Console.WriteLine($"{item.Date:u} {item.Direction} {item.Result} {item.Summary}");
            if (item.RecordingUrl is { } recording)
                await client.Recordings.DownloadToFileAsync(recording, Path.Combine(folder, item.Id + ".mp3"));
        }
        #endregion

        Assert.NotEmpty(Directory.GetFiles(folder, "*.mp3"));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task FirstCallAsync(string apiKey, string own, HttpMessageHandler transport)
    {
        using var client = new WithalloClient(new WithalloOptions { ApiKey = apiKey }, transport);
        await client.Sms.SendAsync(own, "+12125550123", "Your order is ready.");
        _ = new Action(() => FirstCall().GetAwaiter().GetResult());

        static async Task FirstCall()
        {
            #region first_call
            using var client = new WithalloClient("your-api-key");
            await client.Sms.SendAsync("+12125550100", "+12125550123", "Your order is ready.");
            await foreach (Call call in client.Calls.SearchAllAsync("+12125550100"))
                Console.WriteLine($"{call.StartDate:u} {call.Type} {call.Result} {call.Summary}");
            #endregion
        }
    }

    #region own_endpoint
    [PathPrefix("/v2/api")]
    public interface IGreetingsApi
    {
        [Get("/numbers/{number}/greetings")]
        Task<IReadOnlyList<Greeting>> ListAsync(string number, CancellationToken cancellationToken = default);

        [Post("/numbers/{number}/greetings"), Headers(Repeat.WithKey)]
        Task<Greeting> AddAsync(string number, [Body] Greeting greeting, CancellationToken cancellationToken = default);
    }
    #endregion

    public sealed record Greeting(string Text);

    #region inject
    public sealed class ReminderService(ISmsApi sms)
    {
        public Task RemindAsync(string from, string to, CancellationToken ct) =>
            sms.SendAsync(from, to, "Your appointment is tomorrow at 9.", cancellationToken: ct);
    }
    #endregion

    /// <summary>Leads a client with the default addresses to the sandbox.</summary>
    private sealed class SandboxRedirect(AlloSandbox allo) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(allo.BaseUrl, request.RequestUri!.PathAndQuery);
            request.Headers.Remove("Authorization");
            request.Headers.TryAddWithoutValidation("Authorization", allo.ApiKey);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
