using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Withallo.Contract.Tests.Support;

/// <summary>WireMock itself, in a process of its own, with every mapping loaded.</summary>
[CollectionDefinition(nameof(WireMock))]
public sealed class WireMock : IAsyncLifetime, ICollectionFixture<WireMock>
{
    public const string Variable = "WITHALLO_TEST_WIREMOCK";

    private static readonly TimeSpan StartUpTime = TimeSpan.FromMinutes(1);
    private static readonly string? Jar = Environment.GetEnvironmentVariable(Variable);

    private readonly HttpClient _admin = new();
    private Process? _process;

    public static bool IsThere => !string.IsNullOrEmpty(Jar);

    /// <summary>Where it listens.</summary>
    public Uri Url => _admin.BaseAddress ?? throw new InvalidOperationException("WireMock was not started.");

    public async ValueTask InitializeAsync()
    {
        if (!IsThere)
        {
            return;
        }

        _process = Process.Start(new ProcessStartInfo("java", ["-jar", Jar!, "--port", "0", "--bind-address", "127.0.0.1", "--root-dir", MappingFile.Root, "--disable-banner"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        var said = new StringBuilder();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(StartUpTime);
            _admin.BaseAddress = new Uri($"http://127.0.0.1:{await ReadPortAsync(_process.StandardOutput, said, patience.Token)}/");
            using var health = await _admin.GetAsync("__admin/health", patience.Token);
            health.EnsureSuccessStatusCode();
        }
        catch (Exception exception)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"WireMock did not start. It said:\n{said}{await errors}", exception);
        }

        // Whatever it goes on to say must not fill the pipe, which would bring it to a halt.
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _admin.Dispose();
        if (_process is not null)
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Empties the journal and takes every scenario back to its start.</summary>
    internal async ValueTask ForgetAsync()
    {
        using var journal = await _admin.DeleteAsync("__admin/requests", TestContext.Current.CancellationToken);
        using var scenarios = await _admin.PostAsync("__admin/scenarios/reset", null, TestContext.Current.CancellationToken);
        journal.EnsureSuccessStatusCode();
        scenarios.EnsureSuccessStatusCode();
    }

    /// <summary>The journal, oldest first.</summary>
    internal async ValueTask<IReadOnlyList<ReceivedRequest>> RequestsAsync()
    {
        var journal = await _admin.GetFromJsonAsync<JsonObject>("__admin/requests", TestContext.Current.CancellationToken);
        return [.. journal!["requests"]!.AsArray().Reverse().Select(Read!)];
    }

    private static async Task<int> ReadPortAsync(StreamReader output, StringBuilder said, CancellationToken cancellationToken)
    {
        const string Label = "port:";
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            said.AppendLine(line);
            if (line.StartsWith(Label, StringComparison.Ordinal))
            {
                return int.Parse(line.AsSpan(Label.Length), CultureInfo.InvariantCulture);
            }
        }

        throw new EndOfStreamException("It named no port.");
    }

    private static ReceivedRequest Read(JsonNode entry)
    {
        var request = entry["request"]!.AsObject();
        var mapping = (bool)entry["wasMatched"]! ? MappingFile.All.Single(file => file.Name == (string?)entry["stubMapping"]!["name"]) : null;
        var comparison = entry["subEvents"]!.AsArray().FirstOrDefault(happened => (string?)happened!["type"] == "REQUEST_NOT_MATCHED");
        return new ReceivedRequest(
            mapping?.Path,
            (string?)comparison?["data"]!["report"],
            [.. Names(request["queryParams"]).Except(Names(mapping?.Request["queryParameters"]))],
            (string)request["body"]!,
            request["headers"]!.AsObject().ToDictionary(header => header.Key, header => header.Value!.ToString(), StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Names(JsonNode? members) => members?.AsObject().Select(member => member.Key) ?? [];
}
