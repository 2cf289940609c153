namespace Withallo.Webhooks;

/// <summary>
/// How Allo's deliveries are told from others', and what is taken at most. Read for every delivery: bound to a configuration that
/// reloads, new secrets are in force at once. One of four is needed: <see cref="SigningSecrets"/>, <see cref="SecretResolver"/>,
/// <see cref="PathToken"/> or <see cref="AllowUnsignedDeliveries"/>; else the program does not start.
/// </summary>
public sealed class WithalloWebhooksOptions
{
    internal static readonly TimeSpan DefaultHandlerTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The signing secrets (<c>whsec_…</c>) of the v2 webhooks that point here. With any, every delivery must be signed by one of them:
    /// an unsigned one is refused, whatever else is allowed.
    /// </summary>
    /// <value>Empty by default.</value>
    public IList<string> SigningSecrets { get; } = [];

    /// <summary>
    /// Finds the signing secrets of a delivery, in place of <see cref="SigningSecrets"/>: for one address that serves many accounts, each with
    /// a secret of its own. It is asked before anything vouches for the sender. No secret means that the address is nobody's, which is
    /// 404; when it fails or takes over 5 seconds, 503.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public Func<WebhookRequest, CancellationToken, ValueTask<IReadOnlyCollection<WebhookSecret>>>? SecretResolver { get; set; }

    /// <summary>
    /// A secret last segment of the address, for v0 and v1 webhooks, which are not signed: with <c>MapWithalloWebhooks("/webhooks/allo")</c>
    /// the address is <c>/webhooks/allo/{token}</c>, and any other gets 404. At least 32 characters of letters, digits, <c>-</c>,
    /// <c>_</c>, <c>.</c> and <c>~</c>. Together with secrets both are needed.
    /// </summary>
    /// <value><see langword="null"/> by default: no token.</value>
    public string? PathToken { get; set; }

    /// <summary>
    /// The token before <see cref="PathToken"/>, still accepted while the v1 webhooks, whose address cannot be changed, are made anew.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public string? PreviousPathToken { get; set; }

    /// <summary>
    /// Takes deliveries that nothing vouches for: anybody who finds the address can send events. For a network that only Allo's
    /// deliveries can reach, and for trying things out.
    /// </summary>
    /// <value><see langword="false"/> by default.</value>
    public bool AllowUnsignedDeliveries { get; set; }

    /// <summary>The largest body, in bytes; a larger one gets 413. A long call's transcript is over 1 MB.</summary>
    /// <value>4 MiB by default.</value>
    public int MaxBodySize { get; set; } = 4 * 1024 * 1024;

    /// <summary>How far a signed delivery's timestamp may be from now, in either direction; at most a day.</summary>
    /// <value>5 minutes by default.</value>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a body may take to arrive; a slower one gets 408. Shorter than <see cref="HandlerTimeout"/>.</summary>
    /// <value>5 seconds by default.</value>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a delivery may take, from its arrival to the end of its handlers. Then the handlers' token is cancelled and Allo, which
    /// gives up after 20 seconds (30 in v1), gets 500 and sends it again. At most 30 seconds; aim for under 5.
    /// </summary>
    /// <value>15 seconds by default.</value>
    public TimeSpan HandlerTimeout { get; set; } = DefaultHandlerTimeout;

    /// <summary>
    /// The account's numbers whose events are wanted; those about calls and messages of other numbers are acknowledged and not
    /// handled. Written internationally: <c>+33 1 00 00 00 01</c>, <c>0033 (0)1…</c> and <c>33.100.000.001</c> are the same number.
    /// Empty takes all.
    /// </summary>
    /// <value>Empty by default.</value>
    public IList<string> OwnNumbers { get; } = [];

    /// <summary>
    /// Loads numbers to take beside <see cref="OwnNumbers"/>: from <c>IPhoneNumbersApi</c>, say. They are kept for 10 minutes, and loaded
    /// again after a minute when an event of a number comes that is not among them. While they cannot be loaded the last ones count;
    /// without any, Allo gets 500 and sends the event again.
    /// </summary>
    /// <value><see langword="null"/> by default.</value>
    public Func<IServiceProvider, CancellationToken, Task<IReadOnlyCollection<string>>>? LoadOwnNumbers { get; set; }

    /// <summary>The clock; <see langword="null"/> is the system's. Read once, when the program starts.</summary>
    /// <value><see langword="null"/> by default.</value>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Whether deliveries must be signed.</summary>
    internal bool IsSigned => SigningSecrets.Count > 0 || SecretResolver is not null;

    /// <summary>What guards the endpoint; not the secrets, tokens and numbers.</summary>
    public override string ToString()
    {
        string[] guards =
        [
            $"{SigningSecrets.Count} secret(s)",
            .. SecretResolver is null ? Array.Empty<string>() : ["secrets by request"],
            PathToken is null ? "no path token" : "path token",
            .. AllowUnsignedDeliveries ? ["unsigned deliveries allowed"] : Array.Empty<string>(),
        ];
        return $"{nameof(WithalloWebhooksOptions)} ({string.Join(", ", guards)})";
    }

    internal WithalloWebhooksOptions Copy()
    {
        var copy = new WithalloWebhooksOptions
        {
            SecretResolver = SecretResolver,
            PathToken = PathToken,
            PreviousPathToken = PreviousPathToken,
            AllowUnsignedDeliveries = AllowUnsignedDeliveries,
            MaxBodySize = MaxBodySize,
            Tolerance = Tolerance,
            BodyTimeout = BodyTimeout,
            HandlerTimeout = HandlerTimeout,
            LoadOwnNumbers = LoadOwnNumbers,
            TimeProvider = TimeProvider,
        };
        SigningSecrets.ToList().ForEach(copy.SigningSecrets.Add);
        OwnNumbers.ToList().ForEach(copy.OwnNumbers.Add);
        return copy;
    }
}
