using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Withallo.Webhooks.AspNetCore.Tests.Support;

/// <summary>
/// A receiver in a process of its own. Its handler writes "begun" and "done" to a journal in the folder, and dies in between while there
/// is a file named <see cref="Poison"/>.
/// </summary>
internal sealed class ReceiverProcess : IDisposable
{
    public const string Argument = "receive";
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /// <summary>As short as a test can wait for the claim of a dead receiver to lapse.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    private const string Poison = "poison";
    private const string Journal = "journal";
    private readonly Process _process;

    private ReceiverProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static void PutPoison(string folder) => File.WriteAllText(Path.Combine(folder, Poison), "");

    public static void TakePoison(string folder) => File.Delete(Path.Combine(folder, Poison));

    public static string[] ReadJournal(string folder) =>
        File.Exists(Path.Combine(folder, Journal)) ? File.ReadAllLines(Path.Combine(folder, Journal)) : [];

    /// <summary>Starts this executable once more.</summary>
    public static async Task<ReceiverProcess> StartAsync(params string[] arguments)
    {
        var executable = Path.ChangeExtension(System.Reflection.Assembly.GetExecutingAssembly().Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = new ProcessStartInfo(executable.TrimEnd('.'), [Argument, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync();
        return new ReceiverProcess(process, new Uri(line ?? throw new InvalidOperationException("The receiver did not start.")));
    }

    /// <summary>What the process that <see cref="StartAsync"/> starts does.</summary>
    public static async Task<int> RunAsync(IWebhookDedupeStore store, string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(store);
        builder.Services.AddWithalloWebhooks(o => o.SigningSecrets.Add(Secret))
            .On(WebhookTopic.V2.SmsReceived, async (e, cancellationToken) =>
            {
                var journal = Path.Combine(folder, Journal);
                await File.AppendAllTextAsync(journal, $"begun {e.DeliveryId}\n", cancellationToken);
                if (File.Exists(Path.Combine(folder, Poison)))
                {
                    // No catch, no finally, no dispose: as when the machine goes down.
                    Process.GetCurrentProcess().Kill();
                }

                await File.AppendAllTextAsync(journal, $"done {e.DeliveryId}\n", cancellationToken);
            });
        var app = builder.Build();
        app.MapWithalloWebhooks("/webhooks/allo");
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Delivers an event to it, as Allo does, and returns the status.</summary>
    public async Task<int> DeliverAsync(string id, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var body = Encoding.UTF8.GetBytes(Bodies.SmsReceived);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/allo") { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in new WebhookSigner(Secret).CreateHeaders(id, DateTimeOffset.UtcNow, body))
        {
            request.Headers.Add(name, value);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        return (int)response.StatusCode;
    }

    public async Task WaitForDeathAsync(CancellationToken cancellationToken) => await _process.WaitForExitAsync(cancellationToken);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
