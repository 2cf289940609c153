using System.Text.Json.Nodes;

namespace Withallo.Tool;

/// <summary>Says whether a delivery's signature holds, and why not.</summary>
internal sealed class VerifyCommand : ToolCommand<VerifySettings>
{
    protected override async Task<int> RunAsync(VerifySettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        string[] secrets = settings.Secret is { Length: > 0 } given
            ? [.. given.Select(secret => SigningSecret.Check(secret, "--secret")!)]
            : SigningSecret.Find(null, "--secret") is { } secret ? [secret] : [];
        if (secrets.Length == 0)
        {
            throw new ToolException("Verified by which secret? Give the endpoint's with --secret whsec_….", ExitCode.Usage);
        }

        TimeSpan? tolerance = settings.Tolerance == "none" ? null : Duration.Parse(settings.Tolerance, "--tolerance");
        var delivery = await Delivery.ReadAsync(settings, cancellationToken).ConfigureAwait(false);
        var verdict = Verdict.Of(delivery, secrets, tolerance, TimeProvider.System);
        terminal.Json(new JsonObject { ["valid"] = verdict.IsValid, ["reason"] = verdict.Reason, ["message"] = verdict.Sentence });
        terminal.Line($"[{(verdict.IsValid ? "green" : "red")}]{(verdict.IsValid ? "Valid" : "Not valid")}[/] {verdict.Sentence}");
        return verdict.IsValid ? ExitCode.Success : ExitCode.Negative;
    }
}
