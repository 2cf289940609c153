using Withallo.Testing;

namespace Withallo.Tests;

public sealed class SandboxCollectionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_can_be_added_read_removed_and_cleared()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        allo.SenderIds.Add("One");
        allo.SenderIds.Add("Two");

        Assert.Equal(["One", "Two"], allo.SenderIds);
        Assert.Equal("Two", allo.SenderIds[1]);
        Assert.True(allo.SenderIds.Remove("One"));
        Assert.False(allo.SenderIds.Remove("One"));
        allo.SenderIds.Clear();
        Assert.Empty(allo.SenderIds);
        Assert.Throws<ArgumentNullException>(() => allo.SenderIds.Add(null!));
    }

    [Fact]
    public async Task An_enumeration_sees_the_rows_as_they_were_when_it_began()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        allo.SenderIds.Add("One");

        var seen = new List<string>();
        foreach (var row in allo.SenderIds)
        {
            seen.Add(row);
            allo.SenderIds.Add("Another");
        }

        Assert.Equal(["One"], seen);
        Assert.Equal(2, allo.SenderIds.Count);
    }

    [Fact]
    public async Task Waiting_ends_with_the_first_row_that_fits_now_or_later()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        allo.SenderIds.Add("One");

        var now = await allo.SenderIds.WaitForAsync(row => row == "One", Cancelled);
        var later = allo.SenderIds.WaitForAsync(row => row == "Three", Cancelled);
        allo.SenderIds.Add("Two");
        Assert.False(later.IsCompleted);
        allo.SenderIds.Add("Three");

        Assert.Equal("One", now);
        Assert.Equal("Three", await later);
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        using var givingUp = new CancellationTokenSource();

        var waiting = allo.SenderIds.WaitForAsync(_ => true, givingUp.Token);
        await givingUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
