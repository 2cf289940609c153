using Withallo.Api.Tests.V1;
using Withallo.Testing;

namespace Withallo.Api.Tests.Situations;

/// <summary>Two parts of a program download the same recording to the same path at once.</summary>
public sealed class ParallelDownloadTests : SandboxTest
{
    [Fact]
    public async Task Neither_disturbs_the_other_and_the_file_is_whole()
    {
        var content = new byte[300_000];
        Random.Shared.NextBytes(content);
        var url = Allo.AddRecording("one.mp3", content).AbsoluteUri;
        var folder = Directory.CreateTempSubdirectory("withallo-").FullName;
        var path = Path.Combine(folder, "one.mp3");

        var lengths = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Client.Recordings.DownloadToFileAsync(url, path, cancellationToken: Cancellation)));

        Assert.All(lengths, length => Assert.Equal(content.Length, length));
        Assert.Equal(content, await File.ReadAllBytesAsync(path, Cancellation));
        Assert.Equal([path], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_that_fails_deletes_only_what_it_made()
    {
        var url = Allo.AddRecording("one.mp3", new byte[1000]).AbsoluteUri;
        var folder = Directory.CreateTempSubdirectory("withallo-").FullName;
        var path = Path.Combine(folder, "one.mp3");
        var partialOfAnother = path + ".other.partial";
        await File.WriteAllTextAsync(partialOfAnother, "under way", Cancellation);
        Allo.Faults.Enqueue(Fault.Status(404, """{"code":"RECORDING_NOT_FOUND"}"""));

        await Assert.ThrowsAsync<WithalloNotFoundException>(() => Client.Recordings.DownloadToFileAsync(url, path, cancellationToken: Cancellation));

        Assert.Equal([partialOfAnother], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }
}
