using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.Wolverine.Tests.Support;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.Sqlite;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>What docs/inbox.md and the package's readme show, run.</summary>
public sealed class InboxDocsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("withallo-docs-");
    private readonly Crm _crm = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_inbox_is_set_up_in_five_lines_and_its_dead_letters_are_looked_at_and_replayed()
    {
        var builder = NewBuilder();
        var (secret, connectionString, crm) = (Receiver.Secret, $"Data Source={_folder.FullName}/inbox.db", _crm);
        builder.Services.PostConfigure<WithalloInboxOptions>(static options => options.RetryDelays.Clear());
        #region docs_set_up
        builder.Services.AddWithalloInbox(connectionString); // "Data Source=/data/inbox.db" or "Host=…;Database=…;Username=…;Password=…"
        builder.Services.AddWithalloWebhooks(options => options.SigningSecrets.Add(secret))
            .On(WebhookTopic.V2.SmsReceived, (e, ct) => crm.SaveMessageAsync(e.Data.Id, e.Data.Content, ct));
        var app = builder.Build();
        app.MapWithalloWebhooks("/webhooks/allo");
        #endregion
        await using var started = app;
        await app.StartAsync(Cancel);
        _crm.IsAway = true;
        await DeliverAsync(app);
        var cancellationToken = Cancel;
        #region docs_dead_letters
        var store = app.Services.GetRequiredService<IMessageStore>();
        var dead = await store.DeadLetters.QueryAsync(new DeadLetterEnvelopeQuery { MessageType = WithalloInbox.MessageType }, cancellationToken);
        foreach (var letter in dead.Envelopes)
        {
            var delivery = AcceptedDelivery.FromBytes(letter.Envelope.Data);
            Console.WriteLine($"{letter.Id} {delivery.ReceivedAt:u} {delivery.Event.Topic} {letter.ExceptionType}");
        }
        #endregion
        while (dead.Envelopes.Count == 0)
        {
            dead = await store.DeadLetters.QueryAsync(new DeadLetterEnvelopeQuery { MessageType = WithalloInbox.MessageType }, cancellationToken);
        }

        var id = Assert.Single(dead.Envelopes).Id;
        _crm.IsAway = false;
        #region docs_replay
        await store.DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery([id]), cancellationToken);
        #endregion

        await Eventually.TrueAsync(() => _crm.Saved == "msg_1 The secret of the house");
    }

    [Fact]
    public async Task An_application_with_wolverine_keeps_its_own()
    {
        var builder = NewBuilder();
        var (secret, connectionString, crm) = (Receiver.Secret, $"Data Source={_folder.FullName}/app.db", _crm);
        #region docs_own_wolverine
        builder.Host.UseWolverine(options =>
        {
            options.PersistMessagesWithSqlite(connectionString);
            options.Durability.Mode = DurabilityMode.Solo;
            options.Durability.KeepAfterMessageHandling = TimeSpan.FromHours(48); // To tell repeats by; Wolverine's own default is 5 minutes.
        });
        builder.Services.AddWithalloWebhooks(options => options.SigningSecrets.Add(secret))
            .UseDurableInbox()
            .On(WebhookTopic.V2.SmsReceived, (e, ct) => crm.SaveMessageAsync(e.Data.Id, e.Data.Content, ct));
        #endregion
        await using var app = builder.Build();
        app.MapWithalloWebhooks("/webhooks/allo");
        await app.StartAsync(Cancel);

        await DeliverAsync(app);

        await Eventually.TrueAsync(() => _crm.Saved == "msg_1 The secret of the house");
    }

    [Fact]
    public void Retries_are_set()
    {
        var services = new ServiceCollection();
        #region docs_options
        services.AddWithalloInbox("Data Source=/data/inbox.db", options =>
        {
            options.RetryDelays.Add(TimeSpan.FromHours(24)); // After the six of the default.
            options.HandlerTimeout = TimeSpan.FromMinutes(30);
            options.MaxParallelDeliveries = 2;
        });
        #endregion
        using var provider = services.BuildServiceProvider();

        var set = provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<WithalloInboxOptions>>().Value;

        Assert.Equal((7, TimeSpan.FromMinutes(30), 2), (set.RetryDelays.Count, set.HandlerTimeout, set.MaxParallelDeliveries));
    }

    private static WebApplicationBuilder NewBuilder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Receiver.LookOften(builder.Services);
        return builder;
    }

    private static async Task DeliverAsync(WebApplication app)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal(200, (await Receiver.DeliverAsync(http, "msg_1", path: "/webhooks/allo")).Status);
    }

    private sealed class Crm
    {
        public bool IsAway { get; set; }

        public string? Saved { get; private set; }

        public Task SaveMessageAsync(string? id, string? content, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Saved = IsAway ? throw new InvalidOperationException("The CRM is away.") : $"{id} {content}";
            return Task.CompletedTask;
        }
    }
}
