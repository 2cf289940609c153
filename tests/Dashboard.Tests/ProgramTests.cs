using System.Diagnostics;
using Dashboard.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Tests;

/// <summary>The sample as "dotnet run" starts it: a process of its own, without a key.</summary>
public sealed class ProgramTests(Browser browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_key_it_shows_a_made_up_account_in_which_somebody_answers()
    {
        using var program = Start("http://127.0.0.1:0");
        try
        {
            await using var tab = await browser.OpenAsync(await AddressOfAsync(program));
            await tab.Page.GotoAsync("/messages");
            await tab.WaitUntilLoadedAsync();
            await Assertions.Expect(tab.Page.GetByText("A made-up account on this machine.")).ToBeVisibleAsync();

            await tab.Page.GetByLabel("From").SelectOptionAsync("+12125550100");
            await tab.Page.GetByLabel("To", new() { Exact = true }).FillAsync("+12125550123");
            await tab.Page.GetByLabel("Message", new() { Exact = true }).FillAsync("Is anybody there?");
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
            await Assertions.Expect(tab.Page.Locator(".messages .in .bubble").First).ToHaveTextAsync("Thanks, got it!");

            await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Live" }).ClickAsync();
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Let somebody call" }).ClickAsync();
            await Assertions.Expect(tab.Page.Locator(".event").First).ToContainTextAsync("call.");
            Assert.Empty(tab.Problems);
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task It_does_not_run_where_other_machines_reach_it()
    {
        using var program = Start("http://0.0.0.0:0");
        var error = await program.StandardError.ReadToEndAsync(Cancel);
        await program.WaitForExitAsync(Cancel);

        Assert.Equal(1, program.ExitCode);
        Assert.StartsWith("The dashboard is for this machine alone.", error, StringComparison.Ordinal);
    }

    private static Process Start(string url)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Account.SandboxAccount).Assembly.Location, "--urls", url])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("WITHALLO_API_KEY");
        return Process.Start(start)!;
    }

    private static async Task<Uri> AddressOfAsync(Process program)
    {
        const string Line = "The dashboard is at";
        while (await program.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith(Line, StringComparison.Ordinal))
            {
                _ = program.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _ = program.StandardError.ReadToEndAsync(CancellationToken.None);
                return new Uri(line[Line.Length..].Trim());
            }
        }

        throw new InvalidOperationException("The sample did not start.");
    }
}
