namespace Withallo.Webhooks;

/// <summary>
/// How an endpoint tells Allo's deliveries from others', and what it takes at most. Read for every delivery: bound to a configuration
/// that reloads, new secrets are in force at once. An endpoint needs one of three: <see cref="SigningSecrets"/>,
/// <see cref="PathToken"/> or <see cref="AllowUnsignedDeliveries"/>; else the program does not start.
/// </summary>
public sealed class WithalloWebhooksOptions
{
    /// <summary>
    /// The signing secrets (<c>whsec_…</c>) of the v2 webhooks that point here. With any, every delivery must be signed by one of them:
    /// an unsigned one is refused, whatever else is allowed.
    /// </summary>
    /// <value>Empty by default.</value>
    public IList<string> SigningSecrets { get; } = [];

    /// <summary>
    /// A secret last segment of the address, for v0 and v1 webhooks, which are not signed: with <c>MapWithalloWebhooks("/webhooks/allo")</c>
    /// the address is <c>/webhooks/allo/{token}</c>, and any other is answered 404. At least 32 characters of letters, digits, <c>-</c>,
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

    /// <summary>The largest body, in bytes; a larger one is answered 413. A long call's transcript is over 1 MB.</summary>
    /// <value>4 MiB by default.</value>
    public int MaxBodySize { get; set; } = 4 * 1024 * 1024;

    /// <summary>How far a signed delivery's timestamp may be from now, in either direction.</summary>
    /// <value>5 minutes by default.</value>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a body may take to arrive; a slower one is answered 408. Shorter than <see cref="HandlerTimeout"/>.</summary>
    /// <value>5 seconds by default.</value>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a delivery may take, from its arrival to the end of its handlers. Then the handlers' token is cancelled and Allo, which
    /// gives up after 20 seconds (30 in v1), is answered 500 and sends it again. At most 30 seconds; aim for under 5.
    /// </summary>
    /// <value>15 seconds by default.</value>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The account's numbers whose events are wanted; those about calls and messages of other numbers are acknowledged and not
    /// handled. How the numbers are written does not matter: only their digits count. Empty takes all.
    /// See also <c>UseOwnNumbers</c>, which loads them.
    /// </summary>
    /// <value>Empty by default.</value>
    public IList<string> OwnNumbers { get; } = [];

    /// <summary>What guards the endpoint; not the secrets, tokens and numbers.</summary>
    public override string ToString() =>
        $"{nameof(WithalloWebhooksOptions)} ({SigningSecrets.Count} secret(s), {(PathToken is null ? "no path token" : "path token")}{(AllowUnsignedDeliveries ? ", unsigned deliveries allowed" : "")})";
}
