using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>What an inbox is told before it starts.</summary>
public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("Host=x;Pasword=hunter2")]
    [InlineData("hunter2")]
    [InlineData("postgres://u:hunter2@x/y")]
    [InlineData("Host=x;Port=hunter2")]
    [InlineData("Password=hunter2")]
    [InlineData("Data Source=x;Modus=hunter2")]
    public void One_that_cannot_be_read_is_not_quoted(string connectionString)
    {
        var exception = Assert.Throws<ArgumentException>(nameof(connectionString), () => new ServiceCollection().AddWithalloInbox(connectionString));

        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file::memory:")]
    [InlineData("Data Source=file:x?mode=memory&cache=shared")]
    public void Memory_is_no_place_for_an_inbox(string connectionString) =>
        Assert.Throws<NotSupportedException>(() => new ServiceCollection().AddWithalloInbox(connectionString));

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void Options_that_cannot_work_are_named(long kept)
    {
        using var provider = new ServiceCollection()
            .AddWithalloInbox("Data Source=x.db", options =>
            {
                options.RetryDelays.Add(kept > 0 ? TimeSpan.MaxValue : TimeSpan.FromSeconds(-1));
                options.HandlerTimeout = TimeSpan.Zero;
                options.MaxParallelDeliveries = 0;
                options.KeepHandled = TimeSpan.FromTicks(kept);
            })
            .BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<WithalloInboxOptions>>().Value);

        Assert.Equal(4, exception.Failures.Count());
        Assert.All(["RetryDelays", "HandlerTimeout", "MaxParallelDeliveries", "KeepHandled"], name => Assert.Contains(name, exception.Message, StringComparison.Ordinal));
    }
}
