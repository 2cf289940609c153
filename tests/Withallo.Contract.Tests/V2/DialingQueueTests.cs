using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V2;

public sealed class DialingQueueTests(ContractServer server) : ContractTest(server)
{
    [Contract("v2/queue-get")]
    public async Task The_queue_of_a_teammate_is_read_with_the_teammate_in_the_query()
    {
        var page = await Allo.V2.DialingQueue.GetCurrentAsync(Teammate.ByEmail("bob+sales@example.com"), cancellationToken: Cancellation);

        Assert.Equal(("Monday", Customer), (page.Queue?.Name, Assert.Single(page.Results).NumberTo));
    }

    [Contract("v2/queue-get-none")]
    public async Task No_queue_is_an_empty_page() =>
        Assert.Null((await Allo.V2.DialingQueue.GetCurrentAsync(cancellationToken: Cancellation)).Queue);

    [Contract("v2/queue-reset")]
    public async Task The_queue_of_a_teammate_starts_anew_with_the_teammate_in_the_body()
    {
        var reset = new ResetDialingQueueRequest { Name = "Monday", Teammate = Teammate.ById("usr-b2") };

        Assert.Empty((await Allo.V2.DialingQueue.ResetCurrentAsync(reset, cancellationToken: Cancellation)).Numbers);
    }

    [Contract("v2/queue-upsert")]
    public async Task A_queue_loses_its_name_and_keeps_what_is_unset()
    {
        var settings = new UpsertDialingQueueRequest { Name = null, VoicemailHandling = VoicemailHandling.Skip };

        Assert.Equal(VoicemailHandling.Skip, (await Allo.V2.DialingQueue.UpsertCurrentAsync(settings, cancellationToken: Cancellation)).VoicemailHandling);
    }

    [Contract("v2/queue-append")]
    public async Task Numbers_are_appended_as_they_are_written()
    {
        var numbers = new AppendQueueNumbersRequest
        {
            Numbers = [new() { Number = "+1 (415) 555-0123", Name = "Ada", Emails = ["ada@example.com"] }, new() { Number = "12" }],
        };

        var result = await Allo.V2.DialingQueue.AppendNumbersAsync(numbers, cancellationToken: Cancellation);

        Assert.Equal((Customer, "12"), (Assert.Single(result.Added).NumberTo, Assert.Single(result.Skipped).Number));
    }

    [Contract("v2/queue-clear")]
    public async Task One_number_at_one_position_is_removed() =>
        Assert.Equal(1, (await Allo.V2.DialingQueue.ClearNumbersAsync(QueueFilter.ByNumberAt(Customer, 3), cancellationToken: Cancellation)).Removed);

    [Contract("v2/queue-clear-unassigned")]
    public async Task Whoever_was_not_called_is_removed() =>
        Assert.Equal(4, (await Allo.V2.DialingQueue.ClearNumbersAsync(QueueFilter.Unassigned, Teammate.ById("usr-b2"), cancellationToken: Cancellation)).Removed);
}
