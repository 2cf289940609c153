using System.Text;
using Withallo.Api.Tests.V1;
using Withallo.Testing;

namespace Withallo.Api.Tests.Recordings;

/// <summary>Downloads over real sockets: whole, resumed, and with the key for Allo alone.</summary>
public sealed class RecordingTests : SandboxTest
{
    private static readonly byte[] Audio = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 50_000).Select(i => (char)('a' + (i % 23)))));

    [Fact]
    public async Task A_recording_arrives_whole_and_progress_ends_with_its_length()
    {
        var url = Allo.AddRecording("one.mp3", Audio);
        var progress = new Steps();
        using var file = new MemoryStream();

        var length = await Client.Recordings.DownloadAsync(url.AbsoluteUri, file, progress, Cancellation);

        Assert.Equal(Audio, file.ToArray());
        Assert.Equal(Audio.Length, length);
        Assert.Equal(Audio.Length, progress.Seen[^1]);
        Assert.Equal(progress.Seen.Order(), progress.Seen);
    }

    [Fact]
    public async Task A_path_alone_is_on_Allos_host()
    {
        var url = Allo.AddRecording("one.mp3", Audio);
        using var file = new MemoryStream();

        await Client.Recordings.DownloadAsync(url.AbsolutePath, file, cancellationToken: Cancellation);

        Assert.Equal(Audio, file.ToArray());
    }

    [Fact]
    public async Task The_key_goes_to_Allos_host_and_to_no_other()
    {
        var here = Allo.AddRecording("here.mp3", Audio);
        var elsewhere = Allo.AddForeignRecording("elsewhere.mp3", Audio);
        var client = CreateClient(options => options.Headers["X-Team"] = "sales");

        await client.Recordings.DownloadAsync(here.AbsoluteUri, Stream.Null, cancellationToken: Cancellation);
        await client.Recordings.DownloadAsync(elsewhere.AbsoluteUri, Stream.Null, cancellationToken: Cancellation);

        Assert.Equal(Allo.ApiKey, OnlyRequest.Headers["Authorization"]);
        var foreign = Assert.Single(Allo.ForeignRequests);
        Assert.DoesNotContain("Authorization", foreign.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Team", foreign.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_redirect_is_followed_and_the_key_stays_behind()
    {
        var elsewhere = Allo.AddForeignRecording("elsewhere.mp3", Audio);
        var url = Allo.AddRecording("one.mp3", new byte[3]);
        Allo.Faults.Enqueue(Fault.Status(302, "", new Dictionary<string, string> { ["Location"] = elsewhere.AbsoluteUri }));
        using var file = new MemoryStream();

        await Client.Recordings.DownloadAsync(url.AbsoluteUri, file, cancellationToken: Cancellation);

        Assert.Equal(Audio, file.ToArray());
        Assert.DoesNotContain("Authorization", Assert.Single(Allo.ForeignRequests).Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_broken_connection_is_taken_up_where_it_left_off_and_no_byte_comes_twice(int breaks)
    {
        var url = Allo.AddRecording("one.mp3", Audio);
        for (var i = 0; i < breaks; i++)
        {
            Allo.Faults.Enqueue(Fault.ResetMidBody());
        }

        using var file = new MemoryStream();

        await Patient().Recordings.DownloadAsync(url.AbsoluteUri, file, cancellationToken: Cancellation);

        Assert.Equal(Audio, file.ToArray());
        Assert.Equal(breaks + 1, Allo.Requests.Count);
        Assert.All(Allo.Requests.Skip(1), request => Assert.StartsWith("bytes=", request.Headers["Range"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_sends_all_again_and_what_is_there_is_passed_over()
    {
        var url = Allo.AddRecording("one.mp3", Audio);
        Allo.Faults.Enqueue(Fault.ResetMidBody());
        Allo.Faults.Enqueue(Fault.Status(200, Encoding.ASCII.GetString(Audio)));
        using var file = new MemoryStream();

        await Patient().Recordings.DownloadAsync(url.AbsoluteUri, file, cancellationToken: Cancellation);

        Assert.Equal(Audio, file.ToArray());
    }

    [Fact]
    public async Task A_recording_that_changes_under_way_is_not_joined_from_two_halves()
    {
        var url = Allo.AddRecording("one.mp3", Audio);
        Allo.Faults.Enqueue(Fault.ResetMidBody());
        var replace = new Steps(_ => Allo.AddRecording("one.mp3", Audio.Reverse().ToArray()));

        var error = await Assert.ThrowsAsync<WithalloResponseException>(
            () => Patient().Recordings.DownloadAsync(url.AbsoluteUri, new MemoryStream(), replace, Cancellation));

        Assert.Contains("not the recording", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_is_asked_for_as_it_is_and_refused_when_it_is_compressed_all_the_same()
    {
        var url = Allo.AddRecording("one.mp3", Audio);
        Allo.Faults.Enqueue(Fault.Status(200, "zipped", new Dictionary<string, string> { ["Content-Encoding"] = "gzip" }));
        using var file = new MemoryStream();

        await Assert.ThrowsAsync<WithalloResponseException>(() => Client.Recordings.DownloadAsync(url.AbsoluteUri, file, cancellationToken: Cancellation));

        Assert.Equal(0, file.Length);
        Assert.Equal("identity", OnlyRequest.Headers["Accept-Encoding"]);
        Assert.Equal("*/*", OnlyRequest.Headers["Accept"]);
    }

    [Fact]
    public async Task A_file_has_its_name_only_when_it_is_complete_and_a_failure_leaves_nothing()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "one.mp3");
            var url = Allo.AddRecording("one.mp3", Audio);
            Allo.Faults.Enqueue(Fault.ResetMidBody());
            var partial = new Steps(_ => Assert.Matches(@"^one\.mp3\..+\.partial$", Assert.Single(folder.GetFiles()).Name));

            await Assert.ThrowsAsync<WithalloConnectionException>(() => CreateClient().Recordings.DownloadToFileAsync(
                Fails(url), path, partial, Cancellation));
            Assert.Empty(folder.GetFiles());

            Assert.Equal(Audio.Length, await Client.Recordings.DownloadToFileAsync(url.AbsoluteUri, path, partial, Cancellation));
            Assert.Equal(["one.mp3"], folder.GetFiles().Select(file => file.Name));
            Assert.Equal(Audio, await File.ReadAllBytesAsync(path, Cancellation));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string Fails(Uri url)
        {
            // The first connection breaks half-way; the second, which resumes, gets nowhere.
            Allo.Faults.Enqueue(Fault.Reset());
            return url.AbsoluteUri;
        }
    }

    [Fact]
    public async Task An_unknown_recording_is_not_found_and_a_wrong_key_is_refused()
    {
        var url = Allo.AddRecording("one.mp3", Audio).AbsoluteUri;

        await Assert.ThrowsAsync<WithalloNotFoundException>(
            () => Client.Recordings.DownloadAsync(url.Replace("one", "none", StringComparison.Ordinal), Stream.Null, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<WithalloAuthenticationException>(
            () => CreateClient(options => options.ApiKey = "another").Recordings.DownloadAsync(url, Stream.Null, cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData("http://recordings.example/one.mp3")]
    [InlineData("ftp://127.0.0.1/one.mp3")]
    [InlineData("")]
    public async Task An_address_that_is_not_safe_is_refused_before_anything_is_sent(string url)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Client.Recordings.DownloadAsync(url, Stream.Null, cancellationToken: Cancellation));

        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task What_the_destination_throws_is_thrown_and_not_tried_again()
    {
        var url = Allo.AddRecording("one.mp3", Audio);

        await Assert.ThrowsAsync<IOException>(() => Patient().Recordings.DownloadAsync(url.AbsoluteUri, new FullDisk(), cancellationToken: Cancellation));

        Assert.Single(Allo.Requests);
    }

    [Fact]
    public async Task A_download_that_the_caller_cancels_ends_with_the_callers_token()
    {
        var url = Allo.AddRecording("one.mp3", Audio);
        using var cancel = new CancellationTokenSource();
        var progress = new Steps(_ => cancel.Cancel());
        Allo.Faults.Enqueue(Fault.ResetMidBody());

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Patient().Recordings.DownloadAsync(url.AbsoluteUri, new MemoryStream(), progress, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
    }

    [Fact]
    public async Task A_download_that_stands_still_is_ended_by_the_time_out()
    {
        var url = Allo.AddRecording("one.mp3", Audio);
        Allo.Faults.Enqueue(Fault.Hang());
        var client = CreateClient(options =>
        {
            options.Timeout = TimeSpan.FromMilliseconds(100);
            options.TimeProvider = TimeProvider.System;
        });

        var error = await Assert.ThrowsAsync<WithalloTimeoutException>(
            () => client.Recordings.DownloadAsync(url.AbsoluteUri, Stream.Null, cancellationToken: Cancellation));

        Assert.Equal(WithalloDeadline.Attempt, error.Deadline);
    }

    private WithalloClient Patient() => CreateClient(options =>
    {
        options.Retry.MaxRetries = 3;
        options.Retry.BaseDelay = TimeSpan.Zero;
    });

    private sealed class Steps(Action<long>? onStep = null) : IProgress<long>
    {
        public List<long> Seen { get; } = [];

        public void Report(long value)
        {
            Seen.Add(value);
            onStep?.Invoke(value);
        }
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device.");
    }
}
