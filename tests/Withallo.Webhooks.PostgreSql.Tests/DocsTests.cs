using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.AspNetCore.Tests.Support;
using Withallo.Webhooks.PostgreSql.Tests.Support;
using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.PostgreSql.Tests;

/// <summary>What docs/webhooks.md shows, run.</summary>
public sealed class DocsTests
{
    private const string SigningSecret = ReceiverProcess.Secret;

    private const string CallCompleted =
        """{"topic":"call.completed","version":"2.0","data":{"id":"cll_1","one_sentence_summary":"Wants a quote."}}""";

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

        Assert.Equal(200, await DeliverAsync(app, "/webhooks/allo", CallCompleted));
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

        Assert.Equal(200, await DeliverAsync(
            app, $"/webhooks/allo/v1/{pathToken}", """{"topic":"CALL_RECEIVED","data":{"id":"call_1","one_sentence_summary":"One."}}"""));
        Assert.Equal(200, await DeliverAsync(
            app, "/webhooks/allo/v2", """{"topic":"call.completed","version":"2.0","data":{"id":"cll_2","one_sentence_summary":"Two."}}"""));

        Assert.Equal(["call_1 One.", "cll_2 Two."], calls.Notes);
    }

    [Fact]
    public async Task A_function_takes_a_delivery_the_whole_way()
    {
        var calls = new Crm();
        var services = new ServiceCollection();
        var secret = SigningSecret;
        #region docs_function_setup
        services.AddSingleton(new WebhookProcessor(
            new WithalloWebhooksOptions { SigningSecrets = { secret } },
            new WebhookHandlers()
                .AddHandler(new CallHandler(calls))
                .On(WebhookTopic.V2.SmsReceived, (e, ct) => calls.SaveMessageAsync(e.Data.Id, e.Data.Content, ct)),
            new InMemoryWebhookDedupeStore()));
        #endregion
        await using var provider = services.AddSingleton<AlloFunction>().BuildServiceProvider();
        var function = provider.GetRequiredService<AlloFunction>();
        var body = Encoding.UTF8.GetBytes(CallCompleted);

        var first = await function.RunAsync(Request(body));
        var second = await function.RunAsync(Request(body));
        var forged = await function.RunAsync(new HttpRequestData { Body = new MemoryStream(body) });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized), (first.StatusCode, second.StatusCode, forged.StatusCode));
        Assert.Equal(["cll_1 Wants a quote."], calls.Notes);
    }

    [Fact]
    public async Task A_queue_lies_between_the_steps()
    {
        var calls = new Crm();
        var queue = new Queue();
        var secret = SigningSecret;
        #region docs_queue_gate
        // Where deliveries arrive: this program knows the secret and has no handlers.
        var gate = new WebhookProcessor(new WithalloWebhooksOptions { SigningSecrets = { secret } });

        async Task<int> ReceiveAsync(WebhookRequest request, CancellationToken cancellationToken)
        {
            var accepted = await gate.AcceptAsync(request, cancellationToken);
            if (!accepted.IsAccepted)
            {
                return accepted.Outcome.StatusCode;
            }

            await queue.SendAsync(accepted.Delivery.ToBytes(), cancellationToken);
            return 200;
        }
        #endregion
        IWebhookDedupeStore store = new InMemoryWebhookDedupeStore();
        #region docs_queue_consumer
        // Where they are handled, days later perhaps: this program has the handlers and knows no secret.
        var consumer = new WebhookProcessor(
            handlers: new WebhookHandlers().On(WebhookTopic.V2.CallCompleted, (e, ct) => calls.SaveCallAsync(e.Data.Id, e.Data.OneSentenceSummary, ct)),
            dedupe: store);

        async Task ConsumeAsync(QueueMessage message, CancellationToken cancellationToken)
        {
            var outcome = await consumer.DispatchAsync(AcceptedDelivery.FromBytes(message.Body), cancellationToken);
            if (outcome.Kind == WebhookOutcomeKind.Failed)
            {
                await message.AbandonAsync(outcome.Exception, cancellationToken); // The queue delivers it again.
            }
            else
            {
                await message.CompleteAsync(cancellationToken);
            }
        }
        #endregion
        var body = Encoding.UTF8.GetBytes(CallCompleted);
        var headers = new WebhookSigner(secret).CreateHeaders("msg_1", DateTimeOffset.UtcNow, body);

        Assert.Equal(401, await ReceiveAsync(new WebhookRequest(body), Cancel));
        Assert.Equal(200, await ReceiveAsync(new WebhookRequest(body, headers), Cancel));
        Assert.Equal(200, await ReceiveAsync(new WebhookRequest(body, headers), Cancel));
        calls.IsAway = true;
        await ConsumeAsync(queue.Messages[0], Cancel);
        calls.IsAway = false;
        await ConsumeAsync(queue.Messages[0], Cancel);
        await ConsumeAsync(queue.Messages[1], Cancel);

        Assert.Equal(["cll_1 Wants a quote."], calls.Notes);
        Assert.Equal(["abandoned", "completed", "completed"], queue.Messages.SelectMany(static message => message.Fates));
    }

    [Fact]
    public async Task An_inbox_of_ones_own_stores_and_acknowledges_and_its_worker_dispatches()
    {
        var calls = new Crm();
        var table = new Table();
        var services = new ServiceCollection().AddSingleton(table);
        var secret = SigningSecret;
        #region docs_inbox
        services.AddWithalloWebhooks(options => options.SigningSecrets.Add(secret))
            .UseInbox<TableInbox>()
            .On(WebhookTopic.V2.CallCompleted, (e, ct) => calls.SaveCallAsync(e.Data.Id, e.Data.OneSentenceSummary, ct));
        #endregion
        await using var app = await StartAsync(services, static app => app.MapWithalloWebhooks("/webhooks/allo"));

        Assert.Equal(200, await DeliverAsync(app, "/webhooks/allo", CallCompleted));
        Assert.Empty(calls.Notes);

        var worker = new TableWorker(table, app.Services.GetRequiredService<WebhookProcessor>());
        await worker.RunOnceAsync(Cancel);

        Assert.Equal(["cll_1 Wants a quote."], calls.Notes);
        Assert.Empty(await table.ListWaitingAsync(Cancel));
    }

    [Fact]
    public async Task One_address_serves_many_tenants()
    {
        var tenants = new Tenants { ["acme"] = SigningSecret };
        var seen = new List<string?>();
        var services = new ServiceCollection().AddSingleton(tenants);
        #region docs_tenants
        services.AddWithalloWebhooks()
            .UseSecretResolver(async (request, cancellationToken) =>
            {
                var tenant = (string)request.RouteValues["tenant"]!;
                var secret = await request.Services.GetRequiredService<Tenants>().FindSecretAsync(tenant, cancellationToken);
                return secret is null ? [] : [new WebhookSecret(secret, name: tenant)];
            })
            .OnUnknown((e, cancellationToken) => HandleForAsync(e.SecretName, e, cancellationToken));
        #endregion
        Task HandleForAsync(string? tenant, WebhookEvent e, CancellationToken cancellationToken)
        {
            seen.Add($"{tenant} {e.Topic}");
            return Task.CompletedTask;
        }

        await using var app = await StartAsync(services, static app =>
        {
            #region docs_tenants_map
            app.MapWithalloWebhooks("/webhooks/{tenant}/allo");
            #endregion
        });

        Assert.Equal(200, await DeliverAsync(app, "/webhooks/acme/allo", Bodies.SmsReceived));
        Assert.Equal(404, await DeliverAsync(app, "/webhooks/nobody/allo", Bodies.SmsReceived));
        Assert.Equal(["acme sms.received"], seen);
    }

    [Fact]
    public async Task A_test_of_handlers_needs_no_signature()
    {
        var calls = new Crm();
        var body = Encoding.UTF8.GetBytes(CallCompleted);
        var cancellationToken = Cancel;
        #region docs_receiver
        var receiver = new WebhookReceiver()
            .On(WebhookTopic.V2.CallCompleted, (e, ct) => calls.SaveCallAsync(e.Data.Id, e.Data.OneSentenceSummary, ct));

        await receiver.HandleAsync(body, cancellationToken);
        #endregion

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

    private static HttpRequestData Request(byte[] body)
    {
        var request = new HttpRequestData { Body = new MemoryStream(body) };
        foreach (var (name, value) in new WebhookSigner(SigningSecret).CreateHeaders("msg_1", DateTimeOffset.UtcNow, body))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    private sealed class Crm
    {
        public List<string> Notes { get; } = [];

        public Task SaveCallAsync(string? id, string? summary, CancellationToken cancellationToken) => NoteAsync($"{id} {summary}", cancellationToken);

        public Task SaveMessageAsync(string? id, string? text, CancellationToken cancellationToken) => NoteAsync($"{id} {text}", cancellationToken);

        public bool IsAway { get; set; }

        public Task NoteAsync(string text, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsAway)
            {
                throw new IOException("The CRM is away.");
            }

            Notes.Add(text);
            return Task.CompletedTask;
        }
    }

    #region docs_function
    private sealed class AlloFunction(WebhookProcessor processor)
    {
        [Function("allo-webhooks")]
        public async Task<HttpResponseData> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/allo")] HttpRequestData request)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var outcome = await processor.ProcessAsync(new WebhookRequest(body.ToArray(), request.Headers));

            var response = request.CreateResponse((HttpStatusCode)outcome.StatusCode);
            if (outcome.RetryAfter is { } pause)
            {
                response.Headers.Add("Retry-After", $"{pause.TotalSeconds}");
            }

            return response;
        }
    }
    #endregion

    #region docs_inbox_table
    private sealed class TableInbox(Table table) : IWebhookInbox
    {
        public async ValueTask<bool> StoreAsync(AcceptedDelivery delivery, CancellationToken cancellationToken) =>
            // False when the key is there already. A delivery without one is always news.
            await table.InsertAsync(delivery.Key ?? Guid.NewGuid().ToString(), delivery.ToBytes(), cancellationToken);
    }

    private sealed class TableWorker(Table table, WebhookProcessor processor)
    {
        public async Task RunOnceAsync(CancellationToken cancellationToken)
        {
            foreach (var (key, stored) in await table.ListWaitingAsync(cancellationToken))
            {
                var outcome = await processor.DispatchAsync(AcceptedDelivery.FromBytes(stored), cancellationToken);
                if (outcome.Kind != WebhookOutcomeKind.Failed)
                {
                    await table.MarkAsDoneAsync(key, cancellationToken); // The row stays for two days, so that a repeat is found.
                }
            }
        }
    }
    #endregion

    #region docs_handler
    private sealed class CallHandler(Crm crm) : IWebhookHandler<CallCompletedPayload>
    {
        public Task HandleAsync(WebhookEvent<CallCompletedPayload> e, CancellationToken ct) =>
            crm.SaveCallAsync(e.Data.Id, e.Data.OneSentenceSummary, ct);
    }
    #endregion
}
