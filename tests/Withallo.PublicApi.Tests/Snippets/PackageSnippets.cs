using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Api;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Snippets;

/// <summary>The code of the packages' own readmes, compiled, and run where it can be.</summary>
public sealed class PackageSnippets
{
    private const string Body = """{"topic":"sms.received","version":"2.0","data":{"id":"msg_1","content":"Hello"}}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_client_is_registered_in_one_line()
    {
        var services = new ServiceCollection();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Withallo:ApiKey", "from-file")]).Build();

        #region register
        services.AddWithallo(configuration.GetSection("Withallo"));
        #endregion

        using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetService<ISmsApi>());
    }

    [Fact]
    public async Task A_delivery_is_verified_and_dispatched_anywhere()
    {
        var secret = WebhookSigner.NewSecret();
        var body = Encoding.UTF8.GetBytes(Body);
        var headers = new WebhookSigner(secret).CreateHeaders("msg_1", DateTimeOffset.UtcNow, body);
        var (id, timestamp, signature) = (headers[WebhookHeaders.Id], headers[WebhookHeaders.Timestamp], headers[WebhookHeaders.Signature]);
        var console = new StringWriter();

        #region receive
        var verifier = new WebhookSignatureVerifier([secret]);
        var receiver = new WebhookReceiver()
            .On(WebhookTopic.V2.SmsReceived, (e, ct) => console.WriteLineAsync(e.Data.Content));

        if (verifier.Verify(id, timestamp, signature, body) == WebhookSignatureResult.Valid)
            await receiver.HandleAsync(body);
        #endregion

        Assert.Equal("Hello", console.ToString().Trim());
    }

    [Fact]
    public async Task A_delivery_reaches_a_mapped_endpoint()
    {
        var secret = WebhookSigner.NewSecret();
        var console = new StringWriter();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();

        #region endpoint
        builder.Services.AddWithalloWebhooks(options => options.SigningSecrets.Add(secret))
            .On(WebhookTopic.V2.SmsReceived, (e, ct) => console.WriteLineAsync(e.Data.Content));

        var app = builder.Build();
        app.MapWithalloWebhooks("/webhooks/allo");
        #endregion

        await using var started = app;
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var body = Encoding.UTF8.GetBytes(Body);
        using var delivery = new HttpRequestMessage(HttpMethod.Post, "/webhooks/allo") { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in new WebhookSigner(secret).CreateHeaders("msg_1", DateTimeOffset.UtcNow, body))
        {
            delivery.Headers.Add(name, value);
        }

        using var response = await http.SendAsync(delivery, Cancel);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("Hello", console.ToString().Trim());
    }

    [Fact]
    public async Task A_fleet_shares_one_table()
    {
        var services = new ServiceCollection();
        var connectionString = "Host=db.example;Database=webhooks";

        #region fleet
        services.AddWithalloWebhooks(options => options.SigningSecrets.Add("whsec_…"));
        services.AddPostgreSqlWebhookDedupe(connectionString);
        #endregion

        await using var provider = services.BuildServiceProvider();
        Assert.IsType<PostgreSqlWebhookDedupeStore>(provider.GetService<IWebhookDedupeStore>());
        _ = new Func<IServiceProvider, Task>(CreateTableAsync);

        static async Task CreateTableAsync(IServiceProvider services)
        {
            #region fleet_table
            // Once, at start or when deploying:
            await services.GetRequiredService<PostgreSqlWebhookDedupeStore>().EnsureCreatedAsync();
            #endregion
        }
    }

    [Fact]
    public async Task A_test_reads_what_was_sent()
    {
        #region sandbox
        await using var allo = await AlloSandbox.StartAsync();
        using var client = new WithalloClient(allo.CreateOptions());

        await client.Sms.SendAsync(allo.PhoneNumbers[0].Number!, "+12125550123", "Your table is free.");

        Assert.Equal("Your table is free.", allo.SentMessages[0].Content);
        #endregion
    }
}
