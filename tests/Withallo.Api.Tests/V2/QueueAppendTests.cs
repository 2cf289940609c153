using System.Globalization;
using System.Net;
using Withallo.Api.Tests.V1;
using Withallo.Testing;

namespace Withallo.Api.V2.Tests;

/// <summary>More numbers than a request takes go in several, to the current queue and to one by id.</summary>
public sealed class QueueAppendTests : SandboxTest
{
    private const string StoredQueue = "pdl_seed01";

    private static readonly string[] Unreadable = ["+1200", "+1201"];

    /// <summary>2,500 numbers that Allo can read, each another one, and two between them that it cannot: in the first and in the last request.</summary>
    private static readonly string[] Numbers =
    [
        .. Readable(0, 5), Unreadable[0], .. Readable(5, 2400), Unreadable[1], .. Readable(2400, 2500),
    ];

    public static TheoryData<bool> Targets => [true, false];

    public static IEnumerable<TheoryDataRow<bool, Fault, Type, int>> Failures =>
        from isCurrent in new[] { true, false }
        from failure in new (Fault Fault, Type Type, int InDoubt)[]
        {
            (Fault.Error(400, "DIALING_QUEUE_LIMIT_REACHED"), typeof(WithalloValidationException), 0),
            (Fault.Error(404, "DIALING_QUEUE_NOT_FOUND"), typeof(WithalloNotFoundException), 0),
            (Fault.RateLimited(TimeSpan.FromHours(1)), typeof(WithalloRateLimitException), 0),
            (Fault.Status(403, "<html>blocked</html>"), typeof(WithalloForbiddenException), 0),
            (Fault.Status(408), typeof(WithalloApiException), 1000),
            (Fault.ServerError(), typeof(WithalloServerException), 1000),
            (Fault.Html(), typeof(WithalloResponseException), 1000),
            (Fault.Reset(), typeof(WithalloConnectionException), 1000),
            (Fault.DropAfterHandling(), typeof(WithalloConnectionException), 1000),
        }
        select new TheoryDataRow<bool, Fault, Type, int>(isCurrent, failure.Fault, failure.Type, failure.InDoubt);

    public static TheoryData<Exception, bool, int> Outcomes => new()
    {
        { new WithalloConnectionException("Refused.") { RequestWasSent = false, Attempts = 3 }, false, 0 },
        { new WithalloConnectionException("Refused.") { RequestWasSent = false }, true, 0 },
        { new WithalloConnectionException("Refused.") { RequestWasSent = false, Attempts = 3 }, true, 1000 },
        { new WithalloRateLimitException("Wait.") { Attempts = 3 }, false, 0 },
        { new WithalloRateLimitException("Wait.") { Attempts = 0 }, true, 0 },
        { new WithalloConflictException("Try again.") { Attempts = 3 }, true, 1000 },
        { new WithalloTimeoutException("Late.", WithalloDeadline.Total, TimeSpan.FromSeconds(1)), false, 1000 },
        { new WithalloTimeoutException("Late.", WithalloDeadline.Total, TimeSpan.FromSeconds(1)) { Attempts = 0 }, false, 0 },
        { new WithalloResponseException("Unreadable.", HttpStatusCode.OK), false, 1000 },
        { new InvalidOperationException("Of a decorator."), false, 1000 },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Every_1000_numbers_are_a_request_in_order_and_the_results_are_one(bool isCurrent)
    {
        var responses = 0;

        var result = await AppendAsync(isCurrent, Numbers, new RequestOptions { OnResponse = _ => responses++ });

        Assert.Equal(Numbers.Chunk(1000), Allo.Requests.Select(NumbersOf));
        Assert.Equal(3, responses);
        Assert.Equal(Readable(0, 2500), result.Added.Select(number => number.NumberTo));
        Assert.Equal(Unreadable, result.Skipped.Select(number => number.Number));
        Assert.Equal(Readable(0, 2500), InQueue(isCurrent));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_queue_is_refused_nothing_for_its_size(bool isCurrent)
    {
        await AppendAsync(isCurrent, Readable(0, 1000));

        Assert.Equal(1000, (await AppendAsync(isCurrent, Readable(1000, 2000))).Added.Count);

        Assert.Equal(Readable(0, 2000), InQueue(isCurrent));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task No_numbers_are_no_request(bool isCurrent)
    {
        Assert.Empty((await AppendAsync(isCurrent, [])).Added);

        Assert.Empty(Allo.Requests);
    }

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_failure_in_the_middle_keeps_its_type_and_says_how_far_it_got(bool isCurrent, Fault fault, Type type, int inDoubt)
    {
        var failure = await FailInTheMiddleAsync(isCurrent, fault);

        Assert.IsType(type, failure);
        var progress = QueueAppendProgress.Of(failure)!;
        Assert.Equal((1000, inDoubt), (progress.Completed, progress.InDoubt));
        Assert.Equal(Readable(0, 999), progress.Result.Added.Select(number => number.NumberTo));
        Assert.Equal(Unreadable[..1], progress.Result.Skipped.Select(number => number.Number));
        Assert.Equal(2, Allo.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task After_a_failure_that_Allo_certainly_did_not_act_on_the_rest_is_appended_and_nothing_is_there_twice(bool isCurrent)
    {
        var progress = QueueAppendProgress.Of(await FailInTheMiddleAsync(isCurrent, Fault.Error(400, "DIALING_QUEUE_LIMIT_REACHED")))!;

        Assert.Equal(0, progress.InDoubt);
        await AppendAsync(isCurrent, Numbers.Skip(progress.Completed));

        Assert.Equal(Readable(0, 2500), InQueue(isCurrent));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task After_a_failure_of_unknown_outcome_the_queue_says_where_to_go_on(bool isCurrent)
    {
        var progress = QueueAppendProgress.Of(await FailInTheMiddleAsync(isCurrent, Fault.DropAfterHandling()))!;

        var there = await (isCurrent
                ? Unlimited.V2.DialingQueue.GetCurrentNumbersAllAsync(cancellationToken: Cancellation)
                : Unlimited.V2.DialingQueues.GetNumbersAllAsync(StoredQueue, cancellationToken: Cancellation))
            .Select(number => number.NumberTo).ToListAsync(Cancellation);
        var arrived = there.Contains(Numbers[progress.Completed]);
        await AppendAsync(isCurrent, Numbers.Skip(progress.Completed + (arrived ? progress.InDoubt : 0)));

        Assert.True(arrived);
        Assert.Equal(Readable(0, 2500), InQueue(isCurrent));
    }

    [Theory]
    [MemberData(nameof(Outcomes), DisableDiscoveryEnumeration = true)]
    public async Task Numbers_are_in_doubt_unless_Allo_certainly_took_none(Exception failure, bool isCurrent, int inDoubt)
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => isCurrent
            ? FakeApi.For<IDialingQueueApi>((_, _) => Task.FromException<AppendQueueNumbersResult>(failure)).AppendNumbersAsync(Numbers, cancellationToken: Cancellation)
            : FakeApi.For<IDialingQueuesApi>((_, _) => Task.FromException<AppendQueueNumbersResult>(failure)).AppendNumbersAsync(StoredQueue, Numbers, cancellationToken: Cancellation));

        Assert.Same(failure, thrown);
        Assert.Equal((0, inDoubt), (QueueAppendProgress.Of(thrown)!.Completed, QueueAppendProgress.Of(thrown)!.InDoubt));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task A_cancellation_stays_one_and_says_how_far_it_got(bool isCurrent)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var append = AppendAsync(isCurrent, Numbers, new RequestOptions { OnResponse = _ => Allo.Faults.Enqueue(Fault.Hang()) }, source.Token);
        await Allo.Requests.WaitForAsync(request => request != Allo.Requests[0], Cancellation);
        await source.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);

        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.Equal((1000, 1000), (QueueAppendProgress.Of(cancelled)!.Completed, QueueAppendProgress.Of(cancelled)!.InDoubt));
    }

    [Fact]
    public async Task What_was_done_is_in_no_text_and_no_data_of_the_exception()
    {
        var failure = await FailInTheMiddleAsync(isCurrent: true, Fault.ServerError());

        Assert.Empty(failure.Data);
        Assert.DoesNotContain(Numbers[0], failure.ToString(), StringComparison.Ordinal);
        Assert.Equal("QueueAppendProgress { Completed = 1000, InDoubt = 1000 }", QueueAppendProgress.Of(failure)!.ToString());
    }

    [Fact]
    public void Another_exception_tells_of_no_append() => Assert.Null(QueueAppendProgress.Of(new WithalloServerException("Of something else.")));

    [Fact]
    public async Task An_idempotency_key_is_for_one_request()
    {
        var keyed = new RequestOptions { IdempotencyKey = "order-7" };

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(isCurrent: true, Readable(0, 1001), keyed));
        Assert.Equal("options", refused.ParamName);
        Assert.Empty(Allo.Requests);

        await AppendAsync(isCurrent: true, Readable(0, 1000), keyed);
        Assert.Equal("order-7", OnlyRequest.Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task An_empty_number_is_refused_before_the_first_of_several_requests()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(isCurrent: true, [.. Readable(0, 2000), " "]));

        Assert.Equal("numbers", refused.ParamName);
        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task Numbers_may_say_whom_they_belong_to()
    {
        var john = new NewQueueNumber { Number = "+13125550199", Name = "John" };

        await Unlimited.V2.DialingQueue.AppendNumbersAsync([john], Teammate.ById("usr-seed03"), cancellationToken: Cancellation);
        await Unlimited.V2.DialingQueues.AppendNumbersAsync(StoredQueue, [john], cancellationToken: Cancellation);

        Assert.Equal(
            ["""{"numbers":[{"number":"\u002B13125550199","name":"John"}],"user_id":"usr-seed03"}""", """{"numbers":[{"number":"\u002B13125550199","name":"John"}]}"""],
            Allo.Requests.Select(request => request.Body));
    }

    /// <summary>Without limits a second: the clock stands still.</summary>
    private WithalloClient Unlimited => field ??= CreateClient(options =>
    {
        Allo.RateLimits = SandboxRateLimits.None;
        options.RateLimit.Enabled = false;
    });

    private static IEnumerable<string> Readable(int from, int to) =>
        Enumerable.Range(from, to - from).Select(i => "+1312555" + i.ToString("D4", CultureInfo.InvariantCulture));

    private static IEnumerable<string> NumbersOf(RecordedRequest request) =>
        Json(request.Body).GetProperty("numbers").EnumerateArray().Select(number => number.GetProperty("number").GetString()!);

    private Task<AppendQueueNumbersResult> AppendAsync(
        bool isCurrent, IEnumerable<string> numbers, RequestOptions? options = null, CancellationToken? cancellationToken = null) => isCurrent
            ? Unlimited.V2.DialingQueue.AppendNumbersAsync(numbers, options: options, cancellationToken: cancellationToken ?? Cancellation)
            : Unlimited.V2.DialingQueues.AppendNumbersAsync(StoredQueue, numbers, options, cancellationToken ?? Cancellation);

    /// <summary>Appends them all, and the fault happens to the second of three requests.</summary>
    private async Task<Exception> FailInTheMiddleAsync(bool isCurrent, Fault fault) => await Assert.ThrowsAnyAsync<WithalloCallException>(
        () => AppendAsync(isCurrent, Numbers, new RequestOptions { OnResponse = _ => Allo.Faults.Enqueue(fault) }));

    /// <summary>The numbers in the queue, but for the seeded ones.</summary>
    private IEnumerable<string?> InQueue(bool isCurrent) => Allo.DialingQueues.Single(queue => queue.Id == StoredQueue == !isCurrent)
        .Numbers.Skip(isCurrent ? 0 : 3).Select(number => number.NumberTo);
}
