using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Withallo.Tool.Tests;

/// <summary>A run of the installed tool, with pipes or with a pseudo terminal.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly string[] SmallDisk = ["-rm", "sh", "-c", "mount -t tmpfs -o size=48k tmpfs \"$0\" && exec \"$@\""];

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly ConcurrentDictionary<TaskCompletionSource, Func<string, bool>> _waiting = new();
    private readonly Task _reading;

    private ToolProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _error));
    }

    public string Output => Text(_output);

    public string Error => Text(_error);

    /// <summary>Runs the tool to its end, its output piped.</summary>
    public static Task<ToolRun> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public static async Task<ToolRun> RunAsync((string, string)[] environment, string[] arguments, string? input = null, string? folder = null)
    {
        await using var tool = Start(environment, arguments, folder);
        if (input is not null)
        {
            await tool._process.StandardInput.WriteAsync(input);
        }

        tool._process.StandardInput.Close();
        return await tool.EndAsync();
    }

    /// <summary>Starts the tool with pipes.</summary>
    public static ToolProcess Start((string, string)[] environment, string[] arguments, string? folder = null) =>
        Start(new ProcessStartInfo(InstalledTool.Command, arguments) { WorkingDirectory = folder ?? "" }, environment);

    /// <summary>Starts the tool where a folder is a disk of 48 KiB, for this process alone.</summary>
    public static ToolProcess StartOnSmallDisk(string folder, (string, string)[] environment, params string[] arguments) => Start(
        new ProcessStartInfo("unshare", [.. SmallDisk, folder, InstalledTool.Command, .. arguments]), environment);

    /// <summary>Whether this machine lets a process have a disk of its own.</summary>
    public static bool HasSmallDisks(string folder)
    {
        try
        {
            using var process = Process.Start("unshare", [.. SmallDisk, folder, "true"]);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Starts the tool with a pseudo terminal of 100 columns for all three streams.</summary>
    public static ToolProcess StartInTerminal((string, string)[] environment, params string[] arguments)
    {
        var command = "stty cols 100 && exec " + string.Join(' ', new[] { InstalledTool.Command }.Concat(arguments).Select(Quote));
        return Start(
            new ProcessStartInfo("script", ["--quiet", "--return", "--flush", "--echo", "always", "--command", command, "/dev/null"]),
            [("TERM", "xterm-256color"), .. environment]);
    }

    /// <summary>Ends when the output, or what was said on standard error, holds the text.</summary>
    public async Task WaitForAsync(string text)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[found] = said => said.Contains(text, StringComparison.Ordinal);
        Look();
        try
        {
            if (await Task.WhenAny(found.Task, _reading).WaitAsync(Deadline) != found.Task)
            {
                Assert.True(found.Task.IsCompleted, $"It ended without saying '{text}'.\n{Output}\n{Error}");
            }
        }
        catch (TimeoutException)
        {
            Assert.Fail($"It did not say '{text}'.\n{Output}\n{Error}");
        }
    }

    /// <summary>Types into the terminal; <c>\u0003</c> is Ctrl+C.</summary>
    public async Task TypeAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Sends a signal such as <c>INT</c>.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<ToolRun> EndAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            await _reading.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It did not end.\n{Output}\n{Error}");
        }

        return new ToolRun(_process.ExitCode, Output, Error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static ToolProcess Start(ProcessStartInfo start, IEnumerable<(string Name, string Value)> environment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux, for its signals and terminals: dotnet test --project tests/Withallo.Tool.Tests");
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;

        // A shell that runs the tests in the background has them, and all they start, ignore Ctrl+C.
        start.ArgumentList.Insert(0, "--default-signal=INT");
        start.ArgumentList.Insert(1, start.FileName);
        start.FileName = "env";

        // What the machine's user has set must not matter.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("WITHALLO_", StringComparison.Ordinal) || name == "NO_COLOR").ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ToolProcess(Process.Start(start)!);
    }

    private static string Quote(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }

    private async Task ReadAsync(StreamReader reader, StringBuilder text)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is > 0 and var length)
        {
            lock (text)
            {
                text.Append(buffer, 0, length);
            }

            Look();
        }
    }

    private void Look()
    {
        var said = Output + Error;
        foreach (var (found, fits) in _waiting)
        {
            if (fits(said))
            {
                found.TrySetResult();
            }
        }
    }
}
