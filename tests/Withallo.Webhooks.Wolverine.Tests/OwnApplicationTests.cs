using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.Wolverine.Tests.OwnApplication;
using Withallo.Webhooks.Wolverine.Tests.Support;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime.Handlers;
using Wolverine.Sqlite;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>Webhooks in an application that uses Wolverine for messages of its own.</summary>
public sealed class OwnApplicationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("withallo-own-");
    private readonly Journal _journal = new();
    private readonly ConcurrentQueue<string> _log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Webhooks_and_the_application_s_own_messages_go_through_one_wolverine()
    {
        await using var app = Build(wolverine => wolverine.PersistMessagesWithSqlite($"Data Source={_folder.FullName}/app.db"));
        app.MapWithalloWebhooks("/v2");
        await app.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal(200, (await Receiver.DeliverAsync(http, "msg_1")).Status);
        Assert.Equal(200, (await Receiver.DeliverAsync(http, "msg_1")).Status);
        await app.Services.CreateScope().ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new OrderPlaced("1"));

        await Eventually.TrueAsync(() => _journal.Lines.Count == 3);
        Assert.Equal(["order 1", "order msg_1", "webhook msg_1"], _journal.Lines.Order(StringComparer.Ordinal));
        Assert.Equal(1, (await app.Services.GetRequiredService<IMessageStore>().Admin.FetchCountsAsync()).Handled);
    }

    [Fact]
    public async Task Wolverine_takes_no_webhook_handler_for_its_own()
    {
        await using var app = Build(wolverine => wolverine.PersistMessagesWithSqlite($"Data Source={_folder.FullName}/app.db"));
        await app.StartAsync(Cancel);

        var handled = app.Services.GetRequiredService<HandlerGraph>().Chains.Select(static chain => chain.MessageType).ToArray();

        Assert.Contains(typeof(OrderPlaced), handled);
        Assert.DoesNotContain(handled, static type => type.Name.StartsWith("WebhookEvent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(48 * 60, false)]
    public async Task One_that_forgets_before_allo_stops_repeating_is_warned(int minutes, bool warned)
    {
        await using var app = Build(wolverine =>
        {
            wolverine.PersistMessagesWithSqlite($"Data Source={_folder.FullName}/app.db");
            wolverine.Durability.KeepAfterMessageHandling = TimeSpan.FromMinutes(minutes);
        });

        await app.StartAsync(Cancel);

        Assert.Equal(warned, _log.Any(static line => line.StartsWith("Warning Withallo.Webhooks[33]", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_message_store_the_application_does_not_start()
    {
        await using var app = Build(static _ => { });

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(Cancel));

        Assert.Contains("PersistMessagesWith", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_wolverine_the_application_does_not_start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddWithalloWebhooks(static options => options.SigningSecrets.Add(Receiver.Secret)).UseDurableInbox();
        await using var app = builder.Build();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(Cancel));

        Assert.Contains("UseWolverine", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_wolverine_is_refused_with_what_to_call_in_its_place()
    {
        var services = new ServiceCollection().AddWolverine(static _ => { });

        var exception = Assert.Throws<InvalidOperationException>(() => services.AddWithalloInbox("Data Source=inbox.db"));

        Assert.Contains("UseDurableInbox", exception.Message, StringComparison.Ordinal);
    }

    private WebApplication Build(Action<WolverineOptions> persist)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(new LogLines(_log));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_journal);
        builder.Host.UseWolverine(wolverine =>
        {
            // Wolverine remembers the assembly of the first host in a process, which may have been an inbox of another test.
            wolverine.ApplicationAssembly = typeof(OrderPlaced).Assembly;
            wolverine.Durability.Mode = DurabilityMode.Solo;
            persist(wolverine);
        });
        builder.Services.AddWithalloWebhooks(static options => options.SigningSecrets.Add(Receiver.Secret))
            .UseDurableInbox()
            .AddHandler<SmsHandler>();
        return builder.Build();
    }
}
