using System.Diagnostics;

namespace Withallo.Webhooks.Wolverine.Tests.Support;

/// <summary>A file system of four megabytes, which can be filled and made read-only. Needs Linux and the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    public const string SkipReason = "the right to mount a tmpfs: sudo dotnet test --project tests/Withallo.Webhooks.Wolverine.Tests";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("withallo-disk-");
    private readonly bool _mounted;

    public SmallDisk() => _mounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", Folder);

    public bool IsThere => _mounted;

    public string Folder => _folder.FullName;

    private string Filler => Path.Combine(Folder, "filler");

    public void Fill()
    {
        using var filler = File.Create(Filler, bufferSize: 1);
        try
        {
            while (true)
            {
                filler.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Filler);

    /// <summary>Only when no file of it is open for writing: it may take several attempts.</summary>
    public bool TryMakeReadOnly() => Run("mount", "-o", "remount,ro", Folder);

    public void MakeWritable() => Assert.True(Run("mount", "-o", "remount,rw", Folder));

    public void Dispose()
    {
        if (_mounted)
        {
            Run("umount", "--lazy", Folder);
        }

        _folder.Delete(recursive: true);
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
