using System.Text.Json;
using Withallo.Api.Tests.V1;
using Withallo.Testing;

namespace Withallo.Api.V2.Tests;

/// <summary>The operations that Allo's document of 2026-08 lacks, over sockets.</summary>
public sealed class DialingQueuesTests : SandboxTest
{
    public static TheoryData<string> NoIds => ["", " ", "current", "sessions", ".", ".."];

    private IDialingQueuesApi Queues => Client.V2.DialingQueues;

    [Fact]
    public async Task A_queue_is_made_read_changed_filled_cleared_listed_and_deleted_and_the_current_one_stays()
    {
        await Client.V2.DialingQueue.ResetCurrentAsync(new ResetDialingQueueRequest { Name = "Current" }, cancellationToken: Cancellation);
        var made = await Queues.CreateAsync(new CreateDialingQueueRequest { Name = "Monday", Description = "Warm leads", VoicemailHandling = VoicemailHandling.Skip }, cancellationToken: Cancellation);
        var changed = await Queues.UpdateAsync(made.Id, new UpdateDialingQueueRequest { Description = null, DoNotDisturb = DoNotDisturb.Enabled }, cancellationToken: Cancellation);
        await Queues.AppendNumbersAsync(made.Id, ["+13125550110", "+13125550111", "+13125550112"], cancellationToken: Cancellation);
        var cleared = await Queues.ClearNumbersAsync(made.Id, QueueFilter.ByNumberAt("+13125550111", 1), cancellationToken: Cancellation);
        var read = await Queues.GetAsync(made.Id, page: 2, size: 1, cancellationToken: Cancellation);
        var listed = await Queues.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(("Monday", "Warm leads", VoicemailHandling.Skip, DoNotDisturb.Disabled), (made.Name, made.Description, made.VoicemailHandling, made.DoNotDisturb));
        Assert.Equal(("Monday", null, VoicemailHandling.Skip, DoNotDisturb.Enabled), (changed.Name, changed.Description, changed.VoicemailHandling, changed.DoNotDisturb));
        Assert.Equal(1, cleared.Removed);
        Assert.Equal(("+13125550112", made.Id, 2), (Assert.Single(read.Results).NumberTo, read.Queue?.Id, read.TotalCount));
        Assert.Equal(["Current", "Monday"], listed.Results.Select(queue => queue.Name));
    }

    [Fact]
    public async Task A_deleted_queue_is_gone_by_id_and_as_the_current_one()
    {
        var made = await Queues.CreateAsync(new CreateDialingQueueRequest(), cancellationToken: Cancellation);
        await Queues.DeleteAsync(made.Id, cancellationToken: Cancellation);
        await Client.V2.DialingQueue.DeleteCurrentAsync(Teammate.ById("usr-seed02"), cancellationToken: Cancellation);

        Assert.Empty(Allo.DialingQueues);
        var byId = await Assert.ThrowsAsync<WithalloNotFoundException>(() => Queues.GetAsync(made.Id, cancellationToken: Cancellation));
        var current = await Assert.ThrowsAsync<WithalloNotFoundException>(() => Client.V2.DialingQueue.DeleteCurrentAsync(email: "team2@willow.example", cancellationToken: Cancellation));
        Assert.Equal(("DIALING_QUEUE_NOT_FOUND", "DIALING_QUEUE_NOT_FOUND"), (byId.ErrorCode, current.ErrorCode));
    }

    [Fact]
    public async Task All_queues_and_all_numbers_are_read_page_after_page()
    {
        for (var i = 0; i < 5; i++)
        {
            Allo.DialingQueues.Add(new DialingQueue { Id = $"pdl_{i}", AssigneeId = "usr_seed03" });
        }

        Assert.Equal(
            ["pdl_0", "pdl_1", "pdl_2", "pdl_3", "pdl_4"],
            await Queues.ListAllAsync(Teammate.ById("usr-seed03"), pageSize: 2, cancellationToken: Cancellation).Select(queue => queue.Id).ToListAsync(Cancellation));
        Assert.Equal([1, 2], await Queues.GetNumbersAllAsync("pdl_seed01", startPage: 2, pageSize: 1, cancellationToken: Cancellation).Select(number => number.Position).ToListAsync(Cancellation));
        Assert.Equal(
            ["?user_id=usr-seed03&page=1&size=2", "?user_id=usr-seed03&page=2&size=2", "?user_id=usr-seed03&page=3&size=2", "?page=2&size=1", "?page=3&size=1"],
            Allo.Requests.Select(request => request.Query));
    }

    [Fact]
    public async Task A_session_keeps_whatever_it_holds()
    {
        Allo.DialingSessions.Add(new DialingSession { Id = "pds_1", AdditionalProperties = new Dictionary<string, JsonElement> { ["calls"] = Json("""[{"id":"cll-1"}]""") } });

        var session = await Queues.GetSessionAsync("pds_1", cancellationToken: Cancellation);

        Assert.Equal("pds_1", session.Id);
        Assert.Equal("""[{"id":"cll-1"}]""", session.AdditionalProperties!["calls"].GetRawText());
        await Assert.ThrowsAsync<WithalloNotFoundException>(() => Queues.GetSessionAsync("pds_2", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_note_is_put_on_a_person_and_a_key_that_may_not_learns_its_scope()
    {
        var note = await Client.V2.People.AddNoteAsync("per-seed01", "Calls back on Friday", cancellationToken: Cancellation);

        Assert.Equal(new SandboxNote(note.Id, "per-seed01", "Calls back on Friday"), Assert.Single(Allo.Notes));
        await Assert.ThrowsAsync<WithalloNotFoundException>(() => Client.V2.People.AddNoteAsync("per-none", "Text", cancellationToken: Cancellation));
        Allo.Scopes.Remove(Scopes.NotesWrite);
        var forbidden = await Assert.ThrowsAsync<WithalloForbiddenException>(() => Client.V2.People.AddNoteAsync("per-seed01", "Text", cancellationToken: Cancellation));
        Assert.Equal(["NOTES_WRITE"], forbidden.RequiredScopes);
    }

    [Theory]
    [MemberData(nameof(NoIds))]
    public async Task What_would_name_another_operation_is_no_id_of_a_queue(string id)
    {
        Func<Task>[] calls =
        [
            () => Queues.GetAsync(id, cancellationToken: Cancellation),
            () => Queues.UpdateAsync(id, new UpdateDialingQueueRequest { Name = "Monday" }, cancellationToken: Cancellation),
            () => Queues.DeleteAsync(id, cancellationToken: Cancellation),
            () => Queues.AppendNumbersAsync(id, ["+13125550110"], cancellationToken: Cancellation),
            () => Queues.ClearNumbersAsync(id, QueueFilter.Unassigned, cancellationToken: Cancellation),
            () => Queues.GetNumbersAllAsync(id, cancellationToken: Cancellation).CountAsync(Cancellation).AsTask(),
        ];

        foreach (var call in calls)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(call);
        }

        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task Nothing_else_is_refused_before_it_is_sent()
    {
        Respond("""{"data":{}}""");
        await Queues.CreateAsync(new CreateDialingQueueRequest { Name = new string('x', 300), Description = "" }, cancellationToken: Cancellation);
        Respond("""{"data":{}}""");
        await Queues.UpdateAsync("any id", new UpdateDialingQueueRequest(), cancellationToken: Cancellation);
        Respond("""{"data":{}}""");
        await Queues.AppendNumbersAsync("any id", new AppendToDialingQueueRequest { Numbers = [] }, cancellationToken: Cancellation);
        Respond("""{"data":{}}""");
        await Queues.ClearNumbersAsync("any id", null, null, null, cancellationToken: Cancellation);
        Respond("""{"data":{}}""");
        await Client.V2.People.AddNoteAsync("any id", "", cancellationToken: Cancellation);

        Assert.Equal(5, Allo.Requests.Count);
    }

    [Fact]
    public async Task Every_member_of_a_response_may_be_missing_and_unknown_ones_are_kept()
    {
        Respond("""{"data":{"id":7,"tempo":"fast"}}""");
        Respond("""{"data":[{}]}""");
        Respond("""{"data":[],"pagination":{},"session":{"id":"pds_1"}}""");
        Respond("""{"data":{"added":[{}]}}""");
        Respond("""{"data":{}}""");

        var made = await Queues.CreateAsync(new CreateDialingQueueRequest(), cancellationToken: Cancellation);
        var listed = await Queues.ListAsync(cancellationToken: Cancellation);
        var read = await Queues.GetAsync("pdl_1", cancellationToken: Cancellation);
        var appended = await Queues.AppendNumbersAsync("pdl_1", ["+13125550110"], cancellationToken: Cancellation);
        var cleared = await Queues.ClearNumbersAsync("pdl_1", QueueFilter.Unassigned, cancellationToken: Cancellation);

        Assert.Equal(("7", "fast"), (made.Id, made.AdditionalProperties!["tempo"].GetString()));
        Assert.Equal(("", null), (Assert.Single(listed.Results).Id, listed.Pagination));
        Assert.Equal("""{"id":"pds_1"}""", read.AdditionalProperties!["session"].GetRawText());
        Assert.Null(Assert.Single(appended.Added).NumberTo);
        Assert.Null(cleared.Removed);
    }

    [Theory]
    [InlineData(200, """{"data":{"id":"pdl_1"}}""")]
    [InlineData(200, "deleted")]
    [InlineData(202, "")]
    [InlineData(204, "")]
    public async Task Any_2xx_is_a_deletion_whatever_its_body(int status, string body)
    {
        Respond(body, status);
        await Queues.DeleteAsync("pdl_1", cancellationToken: Cancellation);
        Respond(body, status);
        await Client.V2.DialingQueue.DeleteCurrentAsync(cancellationToken: Cancellation);

        Assert.Equal(
            [("DELETE", "/v2/api/dialing-queues/pdl_1"), ("DELETE", "/v2/api/dialing-queues/current")],
            Allo.Requests.Select(request => (request.Method, request.Path)));
    }
}
