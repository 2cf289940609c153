using System.Text.Json.Nodes;

namespace Withallo.Tool;

/// <summary>Checks what can be wrong between this machine and the account, in the order in which one thing rests on another.</summary>
internal sealed class DoctorCommand : ToolCommand<DoctorSettings>
{
    protected override async Task<int> RunAsync(DoctorSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = new List<Finding>();
        bool Add(Finding finding)
        {
            report.Add(finding);
            Show(finding, terminal);
            return finding.State != FindingState.Bad;
        }

        var exitCode = await CheckAsync(settings, terminal, Add, cancellationToken).ConfigureAwait(false);
        terminal.Json(new JsonObject
        {
            ["healthy"] = exitCode == ExitCode.Success,
            ["checks"] = new JsonArray([.. report.Select(finding => new JsonObject
            {
                ["check"] = finding.Check,
                ["state"] = Name(finding.State),
                ["detail"] = finding.Detail,
            })]),
        });
        return exitCode != ExitCode.Success ? exitCode
            : report.Exists(finding => finding.State == FindingState.Bad) ? ExitCode.Negative
            : ExitCode.Success;
    }

    private static async Task<int> CheckAsync(DoctorSettings settings, Terminal terminal, Func<Finding, bool> add, CancellationToken cancellationToken)
    {
        var origin = Account.Origin(settings);
        foreach (var finding in await NetworkCheck.RunAsync(origin, TimeProvider.System, cancellationToken).ConfigureAwait(false))
        {
            if (!add(finding) && finding.Check == NetworkCheck.Reachability)
            {
                return ExitCode.Unreachable;
            }
        }

        using var client = await Account.OpenAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        var checks = new AccountChecks(client, settings);
        if (!add(await checks.KeyAsync(cancellationToken).ConfigureAwait(false)))
        {
            return ExitCode.Key;
        }

        add(await checks.ApiV1Async(cancellationToken).ConfigureAwait(false));
        add(await checks.NumbersAsync(cancellationToken).ConfigureAwait(false));
        foreach (var finding in await checks.WebhooksAsync(cancellationToken).ConfigureAwait(false))
        {
            add(finding);
        }

        if (settings.Write)
        {
            add(await checks.WriteAsync(cancellationToken).ConfigureAwait(false));
        }

        if (settings.SmsTo is { } to)
        {
            add(await checks.SendAsync(to, cancellationToken).ConfigureAwait(false));
        }

        return ExitCode.Success;
    }

    private static void Show(Finding finding, Terminal terminal)
    {
        var (sign, color) = finding.State switch
        {
            FindingState.Good => ("✓", "green"),
            FindingState.Warning => ("!", "yellow"),
            _ => ("✗", "red"),
        };
        if (terminal.IsPretty)
        {
            terminal.Line($"[{color}]{sign}[/] [bold]{finding.Check,-13}[/] {finding.Detail}");
        }
        else
        {
            terminal.Line($"{Name(finding.State)}\t{finding.Check}\t{finding.Detail}");
        }
    }

    private static string Name(FindingState state) => state switch
    {
        FindingState.Good => "ok",
        FindingState.Warning => "warning",
        _ => "failed",
    };
}
