using System.Reflection;

namespace Withallo.Interop.Tests;

/// <summary>The tables of docs/telemetry.md.</summary>
internal static class Page
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(
        typeof(Page).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!, "docs", "telemetry.md"));

    /// <summary>The cells of each row of the table with that head.</summary>
    public static IEnumerable<string[]> Rows(string head) =>
        Lines.SkipWhile(line => line != head).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | "));
}
