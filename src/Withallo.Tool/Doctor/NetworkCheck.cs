namespace Withallo.Tool;

/// <summary>Whether Allo can be reached, and whether its clock and this machine's agree: no key is sent.</summary>
internal static class NetworkCheck
{
    public const string Reachability = "reachability";
    private const string Clock = "clock";

    // A signature is taken for five minutes; well before that it is worth a look.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(30);

    public static async Task<IReadOnlyList<Finding>> RunAsync(Uri origin, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            Timeout = TimeSpan.FromSeconds(15),
        };
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", ToolVersion.UserAgent);
        var start = clock.GetUtcNow();
        var startTicks = clock.GetTimestamp();
        try
        {
            using var response = await http.GetAsync(new Uri(origin, "/v2/api/me"), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var elapsed = clock.GetElapsedTime(startTicks);
            return
            [
                response.Content.Headers.ContentType?.MediaType == "application/json"
                    ? Finding.Good(Reachability, $"{origin.Authority} responds in {Duration.Show(elapsed)}.")
                    : Finding.Warning(
                        Reachability, $"{origin.Authority} responds with {(int)response.StatusCode}, but not in JSON: that may be something in front of Allo."),
                response.Headers.Date is { } date ? Compare(date, start + (elapsed / 2)) : Finding.Warning(Clock, "The response has no date to compare with."),
            ];
        }
        catch (HttpRequestException exception)
        {
            return [Finding.Bad(Reachability, Connection.Explain(exception, origin))];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [Finding.Bad(Reachability, $"{origin.Authority} does not respond within 15 s.")];
        }
    }

    /// <summary>The date of a response counts whole seconds, rounded down: on average it is half a second old.</summary>
    private static Finding Compare(DateTimeOffset theirs, DateTimeOffset ours)
    {
        var skew = ours - theirs - TimeSpan.FromMilliseconds(500);
        if (skew.Duration() < TimeSpan.FromSeconds(2))
        {
            return Finding.Good(Clock, "This machine's clock agrees with Allo's.");
        }

        var text = $"This machine's clock is {Duration.Show(skew)} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} Allo's.";
        return skew.Duration() > Tolerance ? Finding.Bad(Clock, text + " Signatures of webhooks are refused by it.")
            : skew.Duration() > Noticeable ? Finding.Warning(Clock, text + " At five minutes signatures of webhooks are refused.")
            : Finding.Good(Clock, text);
    }
}
