namespace Withallo.Api.Generator.Tests.Support;

/// <summary>Compares a text with a committed file.</summary>
internal static class Snapshot
{
    public static void Verify(string actual, string name)
    {
        var verified = Path.Combine(TestProject.Directory, "Snapshots", $"{name}.verified.cs.txt");
        var received = Path.Combine(TestProject.Directory, "Snapshots", $"{name}.received.cs.txt");
        var expected = File.Exists(verified) ? TestProject.Read(verified) : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        var expectedLines = expected.Split('\n');
        var actualLines = actual.Split('\n');
        var line = expectedLines.Zip(actualLines).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"{name} differs from line {line + 1} on.\n" +
            $"verified: {expectedLines.ElementAtOrDefault(line)}\n" +
            $"received: {actualLines.ElementAtOrDefault(line)}\n" +
            $"If the new text is right, put {Path.GetFileName(received)} in the place of {Path.GetFileName(verified)}.");
    }
}
