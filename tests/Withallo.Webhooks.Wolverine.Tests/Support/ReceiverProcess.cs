using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace Withallo.Webhooks.Wolverine.Tests.Support;

/// <summary>A receiver in a process of its own, which can be killed.</summary>
internal sealed class ReceiverProcess : IDisposable
{
    public const string Argument = "receive";

    private readonly Process _process;

    private ReceiverProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts this executable once more.</summary>
    public static async Task<ReceiverProcess> StartAsync(ReceiverSettings settings)
    {
        var executable = Path.ChangeExtension(System.Reflection.Assembly.GetExecutingAssembly().Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var process = Process.Start(new ProcessStartInfo(executable.TrimEnd('.'), [Argument, JsonSerializer.Serialize(settings)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += static (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginErrorReadLine();
        var address = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new ReceiverProcess(process, new Uri(address ?? throw new InvalidOperationException("The receiver did not start.")));
    }

    /// <summary>What the process that <see cref="StartAsync"/> starts does.</summary>
    public static async Task<int> RunAsync(string json)
    {
        var settings = JsonSerializer.Deserialize<ReceiverSettings>(json)!;
        // Without a buffer: what was written is with the system, whatever becomes of this process.
        using var journal = new FileStream(settings.Journal, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{settings.Port}");
        foreach (var webhooks in new[]
        {
            builder.Services.AddWithalloWebhooks(static options => options.SigningSecrets.Add(Receiver.Secret)),
            builder.Services.AddWithalloWebhooks("v1", static options => options.PathToken = Receiver.PathToken),
        })
        {
            webhooks.OnUnknown(async (e, _) =>
            {
                await (settings.Holds ? Task.Delay(Timeout.Infinite, CancellationToken.None) : Task.CompletedTask);
                if (settings.FailOneIn > 0 && Random.Shared.Next(settings.FailOneIn) == 0)
                {
                    throw new InvalidOperationException("Fails now and then.");
                }

                lock (journal)
                {
                    journal.Write(Encoding.UTF8.GetBytes($"{e.DeliveryId ?? e.DataId}\n"));
                }
            });
        }

        builder.Services.AddWithalloInbox(settings.ConnectionString, static options =>
        {
            options.RetryDelays.Clear();
            for (var i = 0; i < 20; i++)
            {
                options.RetryDelays.Add(TimeSpan.Zero);
            }
        });
        Receiver.LookOften(builder.Services);
        if (settings.StaleNodeTimeout is { } stale)
        {
            builder.Services.ConfigureWolverine(wolverine =>
            {
                wolverine.Durability.StaleNodeTimeout = stale;
                wolverine.Durability.HealthCheckPollingTime = stale / 5;
                wolverine.Durability.FirstHealthCheckExecution = TimeSpan.Zero;
                wolverine.Durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(1);
                wolverine.Durability.OrphanedMessageSweepPollingTime = TimeSpan.FromSeconds(1);
            });
        }

        var app = builder.Build();
        app.MapWithalloWebhooks("/v2");
        app.MapWithalloWebhooks("/v1", "v1");
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>As when the machine goes down: SIGKILL.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
