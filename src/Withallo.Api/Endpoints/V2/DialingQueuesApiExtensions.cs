namespace Withallo.Api.V2;

/// <summary>What <see cref="IDialingQueuesApi"/> can do beyond single requests, and shorter ways to call it.</summary>
public static class DialingQueuesApiExtensions
{
    /// <summary>One page of a teammate's stored queues: <c>GET /v2/api/dialing-queues</c>.</summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="teammate">Whose queues.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="size">Rows a page, 1 to 100.</param>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloCallException">What <see cref="IDialingQueuesApi.ListAsync"/> throws.</exception>
    public static Task<Page<DialingQueueMeta>> ListAsync(
        this IDialingQueuesApi api, Teammate teammate, int page = 1, int size = 20, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(teammate);
        return api.ListAsync(teammate.UserId, teammate.Email, page, size, options, cancellationToken);
    }

    /// <summary>
    /// All stored queues, page after page: <c>GET /v2/api/dialing-queues</c> as often as it takes, each when its first row is asked for.
    /// Every <c>await foreach</c> starts anew. Deleting queues while reading moves others to pages already read: collect the ids first,
    /// then delete.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="teammate">Whose queues; null: likely those of the key's owner.</param>
    /// <param name="startPage">The page to begin with, from 1.</param>
    /// <param name="pageSize">Rows a request, 1 to 100.</param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">A page value is out of range; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<DialingQueueMeta> ListAllAsync(
        this IDialingQueuesApi api,
        Teammate? teammate = null,
        int startPage = 1,
        int pageSize = Pages.LargestSize,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        Pages.Check(options);
        Pages.CheckFirst(startPage);
        Pages.CheckSize(pageSize);
        return Pages.ReadAllV2(
            (page, token) => api.ListAsync(teammate?.UserId, teammate?.Email, page, pageSize, options, token),
            static queue => queue.Id,
            startPage,
            cancellationToken);
    }

    /// <summary>
    /// All numbers of a queue, by position, page after page: <c>GET /v2/api/dialing-queues/{queue_id}</c> as often as it takes, each when
    /// its first row is asked for. Every <c>await foreach</c> starts anew.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="queueId">The queue's id, <c>pdl_…</c>.</param>
    /// <param name="startPage">The page to begin with, from 1.</param>
    /// <param name="pageSize">Rows a request, 1 to 100.</param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentException">The id is empty, or a page value is out of range; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<QueueNumber> GetNumbersAllAsync(
        this IDialingQueuesApi api,
        string queueId,
        int startPage = 1,
        int pageSize = Pages.LargestSize,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentException.ThrowIfNullOrWhiteSpace(queueId);
        Pages.Check(options);
        Pages.CheckFirst(startPage);
        Pages.CheckSize(pageSize);
        return Pages.ReadAllV2<QueueNumber>(
            async (page, token) => await api.GetAsync(queueId, page, pageSize, options, token).ConfigureAwait(false),
            static number => (number.Position, number.NumberTo),
            startPage,
            cancellationToken);
    }

    /// <summary>
    /// Puts numbers at the end of a queue, as many as you like: <c>POST /v2/api/dialing-queues/{queue_id}/numbers</c> for every 1,000, in
    /// order. Look at <see cref="AppendQueueNumbersResult.Skipped"/> for those that Allo could not read.
    /// </summary>
    /// <remarks>
    /// Scope: <c>DIALING_QUEUE_READ_WRITE</c>. When a request fails, the ones before it are not undone:
    /// <see cref="QueueAppendProgress.Of"/> tells of the exception how far they got. Members of the result that the client does not know are
    /// those of the last response.
    /// </remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="queueId">The queue's id, <c>pdl_…</c>.</param>
    /// <param name="numbers">The numbers in any format; none: no request.</param>
    /// <param name="options">Options of each request alone.</param>
    /// <exception cref="ArgumentException">The id is empty or would name another operation; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">What <see cref="IDialingQueuesApi.AppendNumbersAsync"/> throws.</exception>
    public static Task<AppendQueueNumbersResult> AppendNumbersAsync(
        this IDialingQueuesApi api,
        string queueId,
        IEnumerable<NewQueueNumber> numbers,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentException.ThrowIfNullOrWhiteSpace(queueId);
        ArgumentNullException.ThrowIfNull(numbers);
        return QueueAppend.SendAsync(
            numbers,
            static part => new AppendToDialingQueueRequest { Numbers = part },
            request => api.AppendNumbersAsync(queueId, request, options, cancellationToken),
            isKeyed: false,
            options);
    }

    /// <inheritdoc cref="AppendNumbersAsync(IDialingQueuesApi, string, IEnumerable{NewQueueNumber}, RequestOptions?, CancellationToken)"/>
    public static Task<AppendQueueNumbersResult> AppendNumbersAsync(
        this IDialingQueuesApi api,
        string queueId,
        IEnumerable<string> numbers,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return api.AppendNumbersAsync(queueId, numbers.Select(static number => new NewQueueNumber { Number = number }), options, cancellationToken);
    }

    /// <summary>
    /// Removes numbers from a queue: <c>DELETE /v2/api/dialing-queues/{queue_id}/numbers</c>, as in
    /// <c>ClearNumbersAsync(queueId, QueueFilter.Unassigned)</c>.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="queueId">The queue's id, <c>pdl_…</c>.</param>
    /// <param name="filter">Which numbers.</param>
    /// <exception cref="ArgumentException">The id is empty or would name another operation; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">What <see cref="IDialingQueuesApi.ClearNumbersAsync"/> throws.</exception>
    public static Task<ClearQueueNumbersResult> ClearNumbersAsync(
        this IDialingQueuesApi api, string queueId, QueueFilter filter, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(filter);
        return api.ClearNumbersAsync(queueId, filter.Number, filter.Position, filter.NotCalled, options, cancellationToken);
    }
}
