using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>The checks that need the key.</summary>
internal sealed class AccountChecks(WithalloClient client, DoctorSettings settings)
{
    private const string Text = "This is a test message of withallo doctor.";

    private IReadOnlyList<AlloNumber> _numbers = [];

    /// <summary>API v2, with what the key may do.</summary>
    public async Task<Finding> KeyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var me = await client.V2.Me.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            var team = me.Team?.Name is { Length: > 0 } name ? $" for the team {name}" : "";
            var limits = me.RateLimits is { } rates ? $"; {rates.ReadPerSecond} reads and {rates.WritePerSecond} writes a second" : "";
            var scopes = me.Scopes.Count == 0 ? "no scopes" : string.Join(", ", me.Scopes);
            return Finding.Good("key, API v2", $"The key of {Account.KeySource(settings)} is valid{team}{limits}. It may: {scopes}.");
        }
        catch (WithalloException exception)
        {
            return Finding.Bad("key, API v2", Failure.Describe(exception).Message);
        }
    }

    public Task<Finding> ApiV1Async(CancellationToken cancellationToken) => CheckAsync("API v1", async () =>
    {
        var numbers = await client.PhoneNumbers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return Finding.Good("API v1", $"It responds, with {Count(numbers.Count, "number")}.");
    });

    public Task<Finding> NumbersAsync(CancellationToken cancellationToken) => CheckAsync("numbers", async () =>
    {
        _numbers = await client.V2.Numbers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var senders = _numbers.Count(number => number.Type == AlloNumberType.SenderId);
        var text = $"{Count(_numbers.Count - senders, "number")}, {Count(senders, "sender ID")}.";
        return _numbers.Count > 0 ? Finding.Good("numbers", text) : Finding.Warning("numbers", text + " Nothing can be sent.");
    });

    /// <summary>The webhooks of both generations, and whether anybody responds at their addresses. Nothing is posted to them.</summary>
    public async Task<IReadOnlyList<Finding>> WebhooksAsync(CancellationToken cancellationToken)
    {
        var webhooks = new List<(string Id, string? Url, bool IsEnabled)>();
        var listing = await CheckAsync("webhooks", async () =>
        {
            webhooks.AddRange((await client.V2.WebhookEndpoints.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
                .Select(webhook => (webhook.Id, webhook.Url, webhook.Enabled is not false)));
            webhooks.AddRange((await client.Webhooks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
                .Select(webhook => (webhook.Id ?? $"v1 webhook of {webhook.AlloNumber}", webhook.Url, webhook.Enabled)));
            return Finding.Good("webhooks", webhooks.Count == 0 ? "There are none." : $"{Count(webhooks.Count, "webhook")}.");
        }).ConfigureAwait(false);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            Timeout = TimeSpan.FromSeconds(10),
        };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", ToolVersion.UserAgent);
        var probes = await Task.WhenAll(
            webhooks.Select(webhook => ProbeAsync(http, webhook.Id, webhook.Url, webhook.IsEnabled, cancellationToken))).ConfigureAwait(false);
        return [listing, .. probes];
    }

    /// <summary>A v1 webhook, since those can be made disabled: nothing is ever sent to it.</summary>
    public async Task<Finding> WriteAsync(CancellationToken cancellationToken)
    {
        string? id = null;
        try
        {
            var number = _numbers.FirstOrDefault(number => number.Number is { Length: > 0 })?.Number
                ?? throw new ToolException("there is no number to make a webhook for.", ExitCode.Negative);
            var webhook = await client.Webhooks.CreateAsync(
                new CreateWebhookRequest
                {
                    AlloNumber = number,
                    Enabled = false,
                    Url = "https://example.com/withallo-doctor",
                    Topics = [WebhookTopic.CallReceived],
                },
                cancellationToken: CancellationToken.None).ConfigureAwait(false);
            id = webhook.Id ?? throw new ToolException("Allo named no id for it.", ExitCode.Negative);
            await client.Webhooks.DeleteAsync(id, cancellationToken: CancellationToken.None).ConfigureAwait(false);
            return Finding.Good("write", "A disabled webhook was created and deleted.");
        }
        catch (Exception exception) when (exception is WithalloException or ToolException)
        {
            var left = id is null ? "" : $" The webhook {id} was left behind, disabled: 'withallo webhooks delete {id}'.";
            return Finding.Bad("write", $"A webhook could not be created and deleted: {Failure.Describe(exception).Message}{left}");
        }
    }

    /// <summary>One message. Numbers in France are written to by a sender ID.</summary>
    public async Task<Finding> SendAsync(string to, CancellationToken cancellationToken)
    {
        try
        {
            if (to.StartsWith("+33", StringComparison.Ordinal))
            {
                var sender = settings.SmsFrom ?? _numbers.FirstOrDefault(number => number.Type == AlloNumberType.SenderId)?.Name
                    ?? throw new ToolException("there is no sender ID, which messages to France need.", ExitCode.Negative);
                await client.Sms.SendFranceAsync(sender, to, Text, cancellationToken: cancellationToken).ConfigureAwait(false);
                return Finding.Good("message", "Sent by sender ID; it has no receipt, so look at the phone.");
            }

            var from = settings.SmsFrom
                ?? _numbers.FirstOrDefault(number => number.Type == AlloNumberType.Number && number.Capabilities.Contains(NumberCapability.Sms))?.Number
                ?? throw new ToolException("there is no number that can send messages.", ExitCode.Negative);
            await client.Sms.SendAsync(from, to, Text, cancellationToken: cancellationToken).ConfigureAwait(false);
            return Finding.Good("message", "Sent; it has no receipt, so look at the phone.");
        }
        catch (Exception exception) when (exception is WithalloException or ToolException)
        {
            return Finding.Bad("message", $"Not sent: {Failure.Describe(exception).Message}");
        }
    }

    private static async Task<Finding> ProbeAsync(HttpClient http, string id, string? address, bool isEnabled, CancellationToken cancellationToken)
    {
        var state = isEnabled ? "" : " It is disabled.";
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            return Finding.Bad("webhook", $"{id}: its address is none.{state}");
        }

        try
        {
            // A GET, which a receiver refuses: any status at all shows that somebody is there. The path may be a secret and is not shown.
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var text = $"{id}: {url.Authority} responds ({(int)response.StatusCode} to a GET).{state}";
            return isEnabled && (int)response.StatusCode < 500 ? Finding.Good("webhook", text) : Finding.Warning("webhook", text);
        }
        catch (HttpRequestException exception)
        {
            return new Finding("webhook", isEnabled ? FindingState.Bad : FindingState.Warning, $"{id}: {Connection.Explain(exception, url)}{state}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Finding("webhook", isEnabled ? FindingState.Bad : FindingState.Warning, $"{id}: {url.Authority} does not respond within 10 s.{state}");
        }
    }

    /// <summary>A scope that the key lacks is worth a look; it may be meant so.</summary>
    private static async Task<Finding> CheckAsync(string check, Func<Task<Finding>> runAsync)
    {
        try
        {
            return await runAsync().ConfigureAwait(false);
        }
        catch (WithalloForbiddenException exception)
        {
            return Finding.Warning(check, Failure.Describe(exception).Message);
        }
        catch (WithalloException exception)
        {
            return Finding.Bad(check, Failure.Describe(exception).Message);
        }
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
