namespace Withallo.Api.V2;

/// <summary>Shorter and safer ways to call <see cref="IDialingQueueApi"/>.</summary>
public static class DialingQueueApiExtensions
{
    /// <summary>A teammate's current queue and one page of its numbers: <c>GET /v2/api/dialing-queues/current</c>.</summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="teammate">Whose queue.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="size">Rows a page, 1 to 100.</param>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloCallException">What <see cref="IDialingQueueApi.GetCurrentAsync"/> throws.</exception>
    public static Task<DialingQueuePage> GetCurrentAsync(
        this IDialingQueueApi api, Teammate teammate, int page = 1, int size = 20, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(teammate);
        return api.GetCurrentAsync(teammate.UserId, teammate.Email, page, size, options, cancellationToken);
    }

    /// <summary>
    /// All numbers of the current queue, by position, page after page: <c>GET /v2/api/dialing-queues/current</c> as often as it
    /// takes, each when its first row is asked for. Every <c>await foreach</c> starts anew; a user without a queue has no number.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="teammate">Whose queue; null: that of the key's owner.</param>
    /// <param name="startPage">The page to begin with, from 1.</param>
    /// <param name="pageSize">Rows a request, 1 to 100.</param>
    /// <param name="options">Options of each request alone; an idempotency key is refused, for it would make every page the first one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">A page value is out of range; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">While reading: a call failed.</exception>
    public static IAsyncEnumerable<QueueNumber> GetCurrentNumbersAllAsync(
        this IDialingQueueApi api,
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
        return Pages.ReadAllV2<QueueNumber>(
            async (page, token) =>
                await api.GetCurrentAsync(teammate?.UserId, teammate?.Email, page, pageSize, options, token).ConfigureAwait(false),
            static number => (number.Position, number.NumberTo),
            startPage,
            cancellationToken);
    }

    /// <summary>Deletes a teammate's current queue: <c>DELETE /v2/api/dialing-queues/current</c>.</summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="teammate">Whose queue.</param>
    /// <exception cref="WithalloCallException">What <see cref="IDialingQueueApi.DeleteCurrentAsync"/> throws.</exception>
    public static Task DeleteCurrentAsync(
        this IDialingQueueApi api, Teammate teammate, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(teammate);
        return api.DeleteCurrentAsync(teammate.UserId, teammate.Email, options, cancellationToken);
    }

    /// <summary>
    /// Puts numbers at the end of the current queue, as many as you like: <c>POST /v2/api/dialing-queues/current/numbers</c> for every
    /// 1,000, in order. Look at <see cref="AppendQueueNumbersResult.Skipped"/> for those that Allo could not read.
    /// </summary>
    /// <remarks>
    /// Scope: <c>DIALING_QUEUE_READ_WRITE</c>. When a request fails, the ones before it are not undone:
    /// <see cref="QueueAppendProgress.Of"/> tells of the exception how far they got. Members of the result that the client does not know are
    /// those of the last response.
    /// </remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="numbers">The numbers in any format; none: no request.</param>
    /// <param name="teammate">Whose queue; null: that of the key's owner.</param>
    /// <param name="options">Options of each request alone; an idempotency key is refused when there are several.</param>
    /// <exception cref="ArgumentException">A number is empty; nothing was sent.</exception>
    /// <exception cref="WithalloCallException">What <see cref="IDialingQueueApi.AppendNumbersAsync"/> throws.</exception>
    public static Task<AppendQueueNumbersResult> AppendNumbersAsync(
        this IDialingQueueApi api,
        IEnumerable<NewQueueNumber> numbers,
        Teammate? teammate = null,
        RequestOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(numbers);
        return QueueAppend.SendAsync(
            numbers,
            part => Pages.Checked(new AppendQueueNumbersRequest { Numbers = part, Teammate = teammate }, nameof(numbers)),
            request => api.AppendNumbersAsync(request, options, cancellationToken),
            isKeyed: true,
            options);
    }

    /// <inheritdoc cref="AppendNumbersAsync(IDialingQueueApi, IEnumerable{NewQueueNumber}, Teammate?, RequestOptions?, CancellationToken)"/>
    public static Task<AppendQueueNumbersResult> AppendNumbersAsync(
        this IDialingQueueApi api, IEnumerable<string> numbers, Teammate? teammate = null, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return api.AppendNumbersAsync(numbers.Select(static number => new NewQueueNumber { Number = number }), teammate, options, cancellationToken);
    }

    /// <summary>
    /// Removes numbers from the current queue: <c>DELETE /v2/api/dialing-queues/current/numbers</c>, as in
    /// <c>ClearNumbersAsync(QueueFilter.Unassigned)</c>.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="api">The endpoint.</param>
    /// <param name="filter">Which numbers.</param>
    /// <param name="teammate">Whose queue; null: that of the key's owner.</param>
    /// <exception cref="WithalloCallException">What <see cref="IDialingQueueApi.ClearNumbersAsync"/> throws.</exception>
    public static Task<ClearQueueNumbersResult> ClearNumbersAsync(
        this IDialingQueueApi api, QueueFilter filter, Teammate? teammate = null, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(filter);
        return api.ClearNumbersAsync(
            filter.Number, filter.Position, filter.NotCalled, teammate?.UserId, teammate?.Email, options, cancellationToken);
    }
}
