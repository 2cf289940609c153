using System.Reflection;

namespace Withallo.Json.Generator.Tests.Support;

/// <summary>Compares a text with a committed file.</summary>
internal static class Snapshot
{
    private static readonly string _folder = Path.Combine(
        typeof(Snapshot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "ProjectDirectory").Value!,
        "Snapshots");

    public static void Verify(string actual, string name)
    {
        var verified = Path.Combine(_folder, $"{name}.verified.cs.txt");
        var received = Path.Combine(_folder, $"{name}.received.cs.txt");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"{name} is not what {Path.GetFileName(verified)} says. If it is right, put {Path.GetFileName(received)} in its place.");
    }
}
