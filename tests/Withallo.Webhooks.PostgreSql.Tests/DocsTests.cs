using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.AspNetCore.Tests.Support;
using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.PostgreSql.Tests;

/// <summary>What docs/webhooks.md shows, run.</summary>
public sealed class DocsTests
{
    private const string SigningSecret = ReceiverProcess.Secret;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handlers_of_both_kinds_are_run()
    {
        var calls = new Crm();
        var services = new ServiceCollection().AddSingleton(calls);
        var secret = SigningSecret;
        #region docs_handlers
        services.AddWithalloWebhooks(options => options.SigningSecrets.Add(secret))
            .AddHandler<CallHandler>()
            .On(WebhookTopic.V2.SmsReceived, (e, cancellationToken) => calls.SaveMessageAsync(e.Data.Id, e.Data.Content, cancellationToken))
            .OnUnknown((e, cancellationToken) => calls.NoteAsync(e.Topic.Name, cancellationToken));
        #endregion
        await using var app = await StartAsync(services, static app => app.MapWithalloWebhooks("/webhooks/allo"));

        Assert.Equal(200, await DeliverAsync(app, "/webhooks/allo", """{"topic":"call.completed","version":"2.0","data":{"id":"cll_1","one_sentence_summary":"Wants a quote."}}"""));
        Assert.Equal(200, await DeliverAsync(app, "/webhooks/allo", """{"topic":"sms.received","version":"2.0","data":{"id":"msg_1","content":"Hello"}}"""));
        Assert.Equal(200, await DeliverAsync(app, "/webhooks/allo", """{"topic":"fax.received","version":"2.0","data":{}}"""));

        Assert.Equal(["cll_1 Wants a quote.", "msg_1 Hello", "fax.received"], calls.Notes);
    }

    [Fact]
    public async Task Signed_and_unsigned_webhooks_have_an_endpoint_each()
    {
        var calls = new Crm();
        var services = new ServiceCollection().AddSingleton(calls);
        var (signingSecret, pathToken) = (SigningSecret, "0123456789abcdefghijklmnopqrstuv");
        #region docs_generations
        services.AddWithalloWebhooks("v1", options => options.PathToken = pathToken)
            .On(WebhookTopic.CallReceived, (e, ct) => calls.SaveCallAsync(e.Data.Id, e.Data.OneSentenceSummary, ct));
        services.AddWithalloWebhooks("v2", options => options.SigningSecrets.Add(signingSecret))
            .On(WebhookTopic.V2.CallCompleted, (e, ct) => calls.SaveCallAsync(e.Data.Id, e.Data.OneSentenceSummary, ct));
        #endregion
        await using var app = await StartAsync(services, static app =>
        {
            #region docs_generations_map
            app.MapWithalloWebhooks("/webhooks/allo/v1", "v1"); // https://…/webhooks/allo/v1/{path token}
            app.MapWithalloWebhooks("/webhooks/allo/v2", "v2");
            #endregion
        });

        Assert.Equal(200, await DeliverAsync(app, $"/webhooks/allo/v1/{pathToken}", """{"topic":"CALL_RECEIVED","data":{"id":"call_1","one_sentence_summary":"One."}}"""));
        Assert.Equal(200, await DeliverAsync(app, "/webhooks/allo/v2", """{"topic":"call.completed","version":"2.0","data":{"id":"cll_2","one_sentence_summary":"Two."}}"""));

        Assert.Equal(["call_1 One.", "cll_2 Two."], calls.Notes);
    }

    [Fact]
    public async Task Without_AspNetCore_the_same_steps_are_taken_by_hand()
    {
        var calls = new Crm();
        var body = Encoding.UTF8.GetBytes("""{"topic":"call.completed","version":"2.0","data":{"id":"cll_1","one_sentence_summary":"Wants a quote."}}""");
        var headers = new WebhookSigner(SigningSecret).CreateHeaders("msg_1", DateTimeOffset.UtcNow, body);
        var (id, timestamp, signature) = (headers[WebhookHeaders.Id], headers[WebhookHeaders.Timestamp], headers[WebhookHeaders.Signature]);
        #region docs_by_hand_setup
        // Once: both are safe to use from several threads.
        var verifier = new WebhookSignatureVerifier([SigningSecret]);
        var receiver = new WebhookReceiver()
            .On(WebhookTopic.V2.CallCompleted, (e, ct) => calls.SaveCallAsync(e.Data.Id, e.Data.OneSentenceSummary, ct));
        #endregion

        async Task<int> ReceiveAsync(CancellationToken cancellationToken)
        {
            #region docs_by_hand
            // For each delivery, with the bytes of its body as they came.
            if (verifier.Verify(id, timestamp, signature, body) != WebhookSignatureResult.Valid)
            {
                return 401;
            }

            try
            {
                await receiver.HandleAsync(body, cancellationToken);
                return 200;
            }
            catch (InvalidWebhookPayloadException)
            {
                return 400;
            }
            catch (WebhookHandlerException)
            {
                return 500; // Allo sends it again.
            }
            #endregion
        }

        Assert.Equal(200, await ReceiveAsync(Cancel));
        Assert.Equal(["cll_1 Wants a quote."], calls.Notes);
    }

    [PostgresFact]
    public async Task Several_receivers_share_a_table()
    {
        var connectionString = Database.ConnectionString!;
        var services = new ServiceCollection();
        services.AddWithalloWebhooks(static options => options.SigningSecrets.Add(SigningSecret)).OnUnknown(static (_, _) => Task.CompletedTask);
        #region docs_postgresql
        services.AddPostgreSqlWebhookDedupe(connectionString);
        #endregion
        await using var app = await StartAsync(services, static app => app.MapWithalloWebhooks("/webhooks/allo"));
        #region docs_postgresql_create
        await app.Services.GetRequiredService<PostgreSqlWebhookDedupeStore>().EnsureCreatedAsync();
        #endregion

        Assert.Equal(200, await DeliverAsync(app, "/webhooks/allo", Bodies.SmsReceived));
    }

    private static async Task<WebApplication> StartAsync(IServiceCollection services, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        foreach (var service in services)
        {
            builder.Services.Add(service);
        }

        var app = builder.Build();
        map(app);
        await app.StartAsync(Cancel);
        return app;
    }

    private static async Task<int> DeliverAsync(WebApplication app, string path, string text)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var body = Encoding.UTF8.GetBytes(text);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in new WebhookSigner(SigningSecret).CreateHeaders("msg_" + Guid.NewGuid(), DateTimeOffset.UtcNow, body))
        {
            request.Headers.Add(name, value);
        }

        using var response = await http.SendAsync(request, Cancel);
        return (int)response.StatusCode;
    }

    private sealed class Crm
    {
        public List<string> Notes { get; } = [];

        public Task SaveCallAsync(string? id, string? summary, CancellationToken cancellationToken) => NoteAsync($"{id} {summary}", cancellationToken);

        public Task SaveMessageAsync(string? id, string? text, CancellationToken cancellationToken) => NoteAsync($"{id} {text}", cancellationToken);

        public Task NoteAsync(string text, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Notes.Add(text);
            return Task.CompletedTask;
        }
    }

    #region docs_handler
    private sealed class CallHandler(Crm crm) : IWebhookHandler<CallCompletedPayload>
    {
        public Task HandleAsync(WebhookEvent<CallCompletedPayload> e, CancellationToken ct) =>
            crm.SaveCallAsync(e.Data.Id, e.Data.OneSentenceSummary, ct);
    }
    #endregion
}
