// An admin page for an account, made of the components of Withallo.Blazor. "dotnet run" shows a made-up account on a fake Allo, without a key.
//   WITHALLO_API_KEY=…                            your own account, for those alone who open the address that is printed
//   --PageKey=…                                   what that address ends in; otherwise another one with every start
//   --Withallo:Webhooks:SigningSecrets:0=whsec_…  the secret of the webhook that delivers here; without one it delivers to a secret address
using System.Security.Cryptography;
using Dashboard;
using Dashboard.Access;
using Dashboard.Account;
using Dashboard.Live;
using Microsoft.AspNetCore.Mvc;
using Withallo.Api;
using Withallo.Testing;
using Withallo.Webhooks;

const string WebhookPath = "/webhooks/allo";

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<LiveEvents>();

#region docs_blazor
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddWithallo(builder.Configuration.GetSection("Withallo"));
builder.Services.AddWithalloBlazor();
#endregion

builder.Services.AddWithalloWebhooks(builder.Configuration.GetSection("Withallo:Webhooks"))
    .OnUnknown(static (e, services, _) =>
    {
        services.GetRequiredService<LiveEvents>().Add(e);
        return Task.CompletedTask;
    });

// Somebody looks at the page: an error after twenty seconds is better than a response after two minutes.
builder.Services.PostConfigure<WithalloOptions>(static options => options.TotalTimeout = TimeSpan.FromSeconds(20));

var hasKey = !string.IsNullOrWhiteSpace(builder.Configuration["Withallo:ApiKey"] ?? builder.Configuration["WITHALLO_API_KEY"]);
if (!hasKey)
{
    var secret = WebhookSigner.NewSecret();
    var allo = await AlloSandbox.StartAsync(new SandboxOptions { SigningSecret = secret });
    builder.Services.AddSandboxAccount(allo, secret);
}

// With no secret configured: an address that nobody can guess, new with every start.
var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
builder.Services.PostConfigure<WithalloWebhooksOptions>(options =>
{
    if (options.SigningSecrets.Count == 0)
    {
        options.PathToken ??= token;
    }
});

var app = builder.Build();
var pageKey = !hasKey ? null : app.Configuration["PageKey"] is { Length: > 0 } given ? given : RandomNumberGenerator.GetHexString(32, lowercase: true);
app.Use(new PageDoor(pageKey).CheckAsync);
// The page is in English, and so are the components on it, whatever the browser or this machine speaks.
app.UseRequestLocalization("en-GB");
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseAntiforgery();
app.MapStaticAssets();
app.MapWithalloRecordings();
// Its statuses are for Allo and not for people.
app.MapWithalloWebhooks(WebhookPath).WithMetadata(new SkipStatusCodePagesAttribute());
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static options => options.ContentSecurityFrameAncestorsPolicy = "'none'");

await app.StartAsync();
if (app.Urls.Any(static url => !new Uri(url).IsLoopback))
{
    Console.Error.WriteLine("The dashboard is for this machine alone. Start it with --urls http://localhost:5000, or another port.");
    await app.StopAsync();
    return 1;
}

var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<WithalloWebhooksOptions>>().Value;
var url = app.Urls.First();
Console.WriteLine($"The dashboard is at    {url}/{(pageKey is null ? "" : "?key=" + pageKey)}");
Console.WriteLine($"Allo delivers them to  {url}{WebhookPath}{(options.PathToken == token ? "/" + token : "")}");
if (app.Services.GetService<SandboxAccount>() is { } sandbox)
{
    await sandbox.OpenAsync(url + WebhookPath);
    Console.WriteLine("It shows a made-up account on this machine. With WITHALLO_API_KEY set it shows yours.");
}

await app.WaitForShutdownAsync();
return 0;
