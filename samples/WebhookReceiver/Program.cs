// Stores every event in an inbox and shows them on a page: what was handled, what waits, and what failed, to be replayed. Run it with "dotnet run",
// and give Allo the address it prints. For signed (v2) webhooks: --Withallo:Webhooks:SigningSecrets:0=whsec_…
//   --Forward=http://localhost:3000/allo  handles an event by sending it there, and again until that responds with success
//   --Inbox="Data Source=inbox.db"        where the inbox is
//   --PageKey=…                           shows the page to whoever opens it with /?key=…, not only on this machine
using System.Security.Cryptography;
using WebhookReceiver;
using Withallo.Webhooks;

#region docs_application
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<Forwarder>();
builder.Services.AddWithalloWebhooks(builder.Configuration.GetSection("Withallo:Webhooks"))
    .OnUnknown((e, services, cancellationToken) => services.GetRequiredService<Forwarder>().SendAsync(e, cancellationToken));
#endregion

builder.Services.AddWithalloInbox(builder.Configuration["Inbox"] ?? "Data Source=inbox.db");

// With nothing configured: an address that nobody can guess, new with every start. The server's own log would print it.
var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
builder.Services.PostConfigure<WithalloWebhooksOptions>(options =>
{
    if (options.SigningSecrets.Count == 0)
    {
        options.PathToken ??= token;
    }
});
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Wolverine", LogLevel.Warning);
builder.Services.AddSingleton<EventList>();

#region docs_map
var app = builder.Build();
app.MapWithalloWebhooks("/webhooks/allo");
#endregion
var door = new PageDoor(app.Configuration["PageKey"]);
var page = app.MapGroup("").AddEndpointFilter(door.CheckAsync);
page.MapGet("/", async (EventList events, HttpContext context, CancellationToken cancellationToken) =>
{
    var nonce = RandomNumberGenerator.GetHexString(16);
    context.Response.Headers.ContentSecurityPolicy = EventPage.ContentSecurityPolicy(nonce);
    return Results.Content(EventPage.Render(await events.NewestAsync(cancellationToken), door.FormToken, nonce), "text/html; charset=utf-8");
});
page.MapGet("/events", async (EventList events, CancellationToken cancellationToken) =>
    Results.Content(EventPage.RenderEvents(await events.NewestAsync(cancellationToken), door.FormToken), "text/html; charset=utf-8"));
page.MapPost("/replay", async (EventList events, HttpRequest request, CancellationToken cancellationToken) =>
{
    var form = request.HasFormContentType ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
    if (!door.IsOurs(form["token"]) || !Guid.TryParse(form["id"], out var id))
    {
        return Results.BadRequest();
    }

    await events.ReplayAsync(id, cancellationToken);
    return Results.Redirect("/");
});

await app.StartAsync();
var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<WithalloWebhooksOptions>>().Value;
foreach (var url in app.Urls)
{
    Console.WriteLine($"Events are shown at    {url}/");
    Console.WriteLine($"Allo delivers them to  {url}/webhooks/allo{(options.PathToken == token ? "/" + token : "")}");
}

await app.WaitForShutdownAsync();
