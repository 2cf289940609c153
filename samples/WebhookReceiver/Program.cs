// Stores every event in SQLite and shows the last ones on a page. Run it with "dotnet run", and give Allo the address it prints.
// For signed (v2) webhooks: dotnet run --Withallo:Webhooks:SigningSecrets:0=whsec_…
using System.Security.Cryptography;
using WebhookReceiver;
using Withallo.Webhooks;

#region docs_application
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<EventStore>();
builder.Services.AddWithalloWebhooks(builder.Configuration.GetSection("Withallo:Webhooks"))
    .OnUnknown((e, services, cancellationToken) => services.GetRequiredService<EventStore>().SaveAsync(e, cancellationToken));
#endregion

// With nothing configured: an address that nobody can guess, new with every start. The server's own log would print it.
var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
builder.Services.PostConfigure<WithalloWebhooksOptions>(options =>
{
    if (options.SigningSecrets.Count == 0)
    {
        options.PathToken ??= token;
    }
});
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

#region docs_map
var app = builder.Build();
app.MapWithalloWebhooks("/webhooks/allo");
#endregion
app.MapGet("/", async (EventStore events, CancellationToken cancellationToken) =>
    Results.Content(EventPage.Render(await events.ListAsync(50, cancellationToken)), "text/html; charset=utf-8"));

await app.StartAsync();
var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<WithalloWebhooksOptions>>().Value;
foreach (var url in app.Urls)
{
    Console.WriteLine($"Events are shown at    {url}/");
    Console.WriteLine($"Allo delivers them to  {url}/webhooks/allo{(options.PathToken == token ? "/" + token : "")}");
}

await app.WaitForShutdownAsync();
