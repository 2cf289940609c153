using System.Text.Json;
using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V2;

/// <summary>What Allo's document of 2026-08 lacks: stored queues, sessions, and the end of the current queue.</summary>
public sealed class DialingQueuesTests(ContractServer server) : ContractTest(server)
{
    private const string Id = "pdl_9";

    [Contract("v2/queues-list")]
    public async Task The_queues_of_a_teammate_are_listed_with_the_teammate_in_the_query()
    {
        var page = await Allo.V2.DialingQueues.ListAsync(Teammate.ById("usr-b2"), page: 2, size: 1, cancellationToken: Cancellation);

        Assert.Equal((Id, "Warm leads", 3), (Assert.Single(page.Results).Id, page.Results[0].Description, page.TotalCount));
    }

    [Contract(["v2/queues-first-page", "v2/queues-last-page"])]
    public async Task All_queues_are_read_from_page_1_to_the_last()
    {
        var queues = await Allo.V2.DialingQueues.ListAllAsync(cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["pdl_1", "pdl_2"], queues.Select(queue => queue.Id));
    }

    [Contract("v2/queue-create")]
    public async Task A_queue_is_made_with_the_teammate_in_the_body()
    {
        var queue = await Allo.V2.DialingQueues.CreateAsync(
            new CreateDialingQueueRequest
            {
                Name = "Monday",
                Description = "Warm leads",
                VoicemailHandling = VoicemailHandling.Skip,
                DoNotDisturb = DoNotDisturb.Enabled,
                Teammate = Teammate.ByEmail("bob+sales@example.com"),
            },
            cancellationToken: Cancellation);

        Assert.Equal((Id, "usr_b2"), (queue.Id, queue.AssigneeId));
    }

    [Contract("v2/queue-get-by-id")]
    public async Task A_queue_is_read_by_id_with_a_page_of_its_numbers()
    {
        var page = await Allo.V2.DialingQueues.GetAsync(Id, page: 3, size: 50, cancellationToken: Cancellation);

        Assert.Equal(("Warm leads", Customer), (page.Queue?.Description, Assert.Single(page.Results).NumberTo));
    }

    [Contract("v2/queue-update")]
    public async Task A_queue_loses_its_description_and_keeps_what_is_unset()
    {
        var update = new UpdateDialingQueueRequest { Name = "Tuesday", Description = null };

        Assert.Null((await Allo.V2.DialingQueues.UpdateAsync(Id, update, cancellationToken: Cancellation)).Description);
    }

    [Contract("v2/queue-delete")]
    public async Task A_queue_is_deleted_by_an_id_of_any_letters() =>
        Assert.Null(await Record.ExceptionAsync(() => Allo.V2.DialingQueues.DeleteAsync("pdl 9/x", cancellationToken: Cancellation)));

    [Contract("v2/queue-delete-current")]
    public async Task The_current_queue_of_a_teammate_is_deleted() =>
        Assert.Null(await Record.ExceptionAsync(() => Allo.V2.DialingQueue.DeleteCurrentAsync(Teammate.ById("usr-b2"), cancellationToken: Cancellation)));

    [Contract("v2/queue-append-by-id")]
    public async Task Numbers_are_appended_as_they_are_written_even_an_empty_one()
    {
        NewQueueNumber[] numbers = [new() { Number = "+1 (415) 555-0123", LastName = "Byron" }, new() { Number = "" }];

        var result = await Allo.V2.DialingQueues.AppendNumbersAsync(Id, numbers, cancellationToken: Cancellation);

        Assert.Equal((7, SkipReason.InvalidPhoneNumber), (Assert.Single(result.Added).Position, Assert.Single(result.Skipped).Reason));
    }

    [Contract("v2/queue-clear-by-id")]
    public async Task One_number_at_one_position_is_removed() =>
        Assert.Equal(1, (await Allo.V2.DialingQueues.ClearNumbersAsync(Id, QueueFilter.ByNumberAt(Customer, 3), cancellationToken: Cancellation)).Removed);

    [Contract("v2/queue-session-get")]
    public async Task A_session_is_read_whatever_it_holds()
    {
        var session = await Allo.V2.DialingQueues.GetSessionAsync("pds_4", cancellationToken: Cancellation);

        Assert.Equal(("pds_4", "RUNNING", JsonValueKind.Array), (session.Id, session.AdditionalProperties!["state"].GetString(), session.AdditionalProperties["calls"].ValueKind));
    }
}
