using System.Diagnostics;
using System.Reflection;
using Withallo.Tool.Tests;

[assembly: AssemblyFixture(typeof(InstalledTool))]

namespace Withallo.Tool.Tests;

/// <summary>The tool as users get it: packed from this build, installed from that package into an empty folder.</summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("withallo-tool-");

    /// <summary>The command.</summary>
    public static string Command { get; private set; } = "";

    /// <summary>The path of a file or folder of the repository.</summary>
    public static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Withallo.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder.FullName, relative);
    }

    public async ValueTask InitializeAsync()
    {
        var configuration = typeof(InstalledTool).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var packages = _folder.CreateSubdirectory("packages").FullName;
        var tool = Path.Combine(_folder.FullName, "tool");
        await DotnetAsync("pack", PathOf("src/Withallo.Tool"), "--no-build", "-c", configuration, "-o", packages);
        var package = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(packages, "withallo.*.nupkg")));
        await DotnetAsync("tool", "install", "withallo", "--tool-path", tool, "--source", packages, "--version", package["withallo.".Length..]);
        Command = Path.Combine(tool, "withallo");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task DotnetAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{await output}\n{await error}");
    }
}
