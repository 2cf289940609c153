namespace Withallo.Tool.Tests;

public sealed class ExportTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Serve _serve = null!;

    public async ValueTask InitializeAsync() => _serve = await Serve.StartAsync("--rate-limits", "none");

    public async ValueTask DisposeAsync()
    {
        await _serve.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_month_of_calls_with_their_recordings_and_the_second_time_nothing()
    {
        var first = (await ExportAsync("calls", "--recordings", "--json")).Exits(0).Json;
        var second = (await ExportAsync("calls", "--recordings", "--json")).Exits(0).Json;

        Assert.Equal((60, 40), (first.GetProperty("new_rows").GetInt32(), first.GetProperty("new_recordings").GetInt32()));
        Assert.Equal(
            (0, 60, 0),
            (second.GetProperty("new_rows").GetInt32(), second.GetProperty("known_rows").GetInt32(), second.GetProperty("new_recordings").GetInt32()));
        var rows = await RowsAsync("calls.csv");
        Assert.Equal("id,direction,allo_number,contact_number,date,seconds,result,tags,summary,recording", rows[0]);
        Assert.Equal(61, rows.Length);
        Assert.Equal(60, rows.Distinct().Count() - 1);
        Assert.Equal(40, Directory.GetFiles(Path.Combine(_folder.Path, "recordings"), "*.mp3").Length);
        Assert.Equal(40, Directory.GetFiles(Path.Combine(_folder.Path, "recordings")).Length);
        Assert.All(rows[1..], row => Assert.InRange(row.Split(',')[4], "2026-04-01", "2026-05-01"));
    }

    [Fact]
    public async Task Messages_are_exported_with_their_texts()
    {
        (await ExportAsync("messages")).Exits(0);

        var rows = await RowsAsync("messages.csv");
        Assert.Equal("id,direction,allo_number,contact_number,date,type,content", rows[0]);
        Assert.Contains("msg-000010,INBOUND,+12125550100,+13125550114,2026-04-16T16:12:00Z,SMS,C", rows);
        Assert.Equal(11, rows.Length);
    }

    [Fact]
    public async Task It_goes_on_where_it_was_stopped_even_in_the_middle_of_a_row()
    {
        (await ExportAsync("messages")).Exits(0);
        var whole = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "messages.csv"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "messages.csv"), whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);

        (await ExportAsync("messages")).Exits(0);

        Assert.Equal(whole, await File.ReadAllTextAsync(Path.Combine(_folder.Path, "messages.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_is_done_and_says_how_to_go_on()
    {
        await using var slow = await Serve.StartAsync("--rate-limits", "none", "--latency", "100ms");
        await using var export = ToolProcess.Start(
            slow.Environment, ["export", "calls", "--from", "2026-04-01", "--to", "2026-04-30", "--out", _folder.Path, "--recordings"]);
        await slow.Process.WaitForAsync("/v1/assets/recordings/");

        await export.SignalAsync("INT");
        var run = (await export.EndAsync()).Exits(130);
        (await ExportAsync("calls", "--recordings")).Exits(0);

        Assert.Equal("Stopped. Run it again to go on from here.\n", run.Error);
        Assert.Equal(61, (await RowsAsync("calls.csv")).Distinct().Count());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_a_sentence()
    {
        var file = _folder.Write("taken", "");

        var run = (await _serve.RunAsync("export", "calls", "--from", "2026-04-01", "--to", "2026-04-30", "--out", file)).Exits(6);

        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Contains("taken", run.Error, StringComparison.Ordinal);
    }

    public static bool CanMount => ToolProcess.HasSmallDisks(Path.GetTempPath());

    [Fact(Skip = "the right to mount a disk of its own: sudo dotnet test --project tests/Withallo.Tool.Tests", SkipUnless = nameof(CanMount))]
    public async Task A_full_disk_is_a_sentence_where_a_small_one_can_be_mounted()
    {
        await using var export = ToolProcess.StartOnSmallDisk(
            _folder.Path,
            _serve.Environment,
            ["export", "calls", "--from", "2026-04-01", "--to", "2026-04-30", "--out", _folder.Path, "--recordings"]);

        var run = (await export.EndAsync()).Exits(6);

        Assert.Equal("The disk is full. Run it again to go on from here.\n", run.Error);
    }

    [Theory]
    [InlineData("--from", "April")]
    [InlineData("--to", "2026-03-01")]
    public async Task Days_that_are_none_are_a_mistake(string option, string value)
    {
        var (from, to) = option == "--from" ? (value, "2026-04-30") : ("2026-04-01", value);

        var run = (await _serve.RunAsync("export", "calls", "--from", from, "--to", to, "--out", _folder.Path)).Exits(2);

        Assert.Contains(option, run.Error, StringComparison.Ordinal);
    }

    private Task<ToolRun> ExportAsync(string what, params string[] arguments) =>
        _serve.RunAsync(["export", what, "--from", "2026-04-01", "--to", "2026-04-30", "--out", _folder.Path, .. arguments]);

    private Task<string[]> RowsAsync(string file) => File.ReadAllLinesAsync(Path.Combine(_folder.Path, file), TestContext.Current.CancellationToken);
}
