using System.ComponentModel.DataAnnotations;
using Refit;

namespace Withallo.Api.V2;

/// <summary>The current Power Dialer queue: each user has one at a time. Stored queues, by id: <see cref="IDialingQueuesApi"/>.</summary>
[PathPrefix("/v2/api")]
public interface IDialingQueueApi
{
    /// <summary>
    /// The current queue and one page of its numbers, by position: <c>GET /v2/api/dialing-queues/current</c>. To read all
    /// numbers, use <c>GetCurrentNumbersAllAsync</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>DIALING_QUEUE_READ_WRITE</c>. A user without a queue is no error: the page is empty and its
    /// <see cref="DialingQueuePage.Queue"/> null.
    /// </remarks>
    /// <param name="userId">
    /// The teammate whose queue it is, by id; it wins over <paramref name="email"/>. Null, as with no email: the key's owner.
    /// </param>
    /// <param name="email">The teammate whose queue it is, by email address.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="size">Rows a page, 1 to 100.</param>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// The teammate is unknown or in another team (<c>ASSIGNEE_NOT_FOUND</c> for both).
    /// </exception>
    [Get("/dialing-queues/current")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<DialingQueuePage> GetCurrentAsync(
        [Query, AliasAs("user_id")] string? userId = null,
        [Query] string? email = null,
        [Query, AliasAs("page"), Range(1, int.MaxValue)] int page = 1,
        [Query, AliasAs("size"), Range(1, 100)] int size = 20,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Begins a new, empty queue; the one before it stops being current: <c>POST /v2/api/dialing-queues/current</c>.</summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="request">Its name, and whose it is; an empty request: unnamed, of the key's owner.</param>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloNotFoundException">
    /// The teammate is unknown or in another team (<c>ASSIGNEE_NOT_FOUND</c> for both).
    /// </exception>
    [Post("/dialing-queues/current")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<DialingQueue> ResetCurrentAsync(
        [Body] ResetDialingQueueRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes what the request sets of the current queue and leaves the rest; makes a queue when there is none:
    /// <c>PATCH /v2/api/dialing-queues/current</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>DIALING_QUEUE_READ_WRITE</c>. Not repeated after a failure of unknown outcome: Allo documents no idempotency
    /// key for PATCH, and by then another queue may be current.
    /// </remarks>
    /// <param name="request">What to change.</param>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloNotFoundException">
    /// The teammate is unknown or in another team (<c>ASSIGNEE_NOT_FOUND</c> for both).
    /// </exception>
    [Patch("/dialing-queues/current")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<DialingQueue> UpsertCurrentAsync(
        [Body] UpsertDialingQueueRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes the current queue: <c>DELETE /v2/api/dialing-queues/current</c>.</summary>
    /// <remarks>
    /// Scope: <c>DIALING_QUEUE_READ_WRITE</c>. Seen in production; not in the vendor's published document of 2026-08. Not repeated after a
    /// failure of unknown outcome: by then another queue may be current.
    /// </remarks>
    /// <param name="userId">
    /// The teammate whose queue it is, by id; it wins over <paramref name="email"/>. Null, as with no email: the key's owner.
    /// </param>
    /// <param name="email">The teammate whose queue it is, by email address.</param>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no queue (<c>DIALING_QUEUE_NOT_FOUND</c>) or no such teammate (<c>ASSIGNEE_NOT_FOUND</c>).
    /// </exception>
    [Delete("/dialing-queues/current")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task DeleteCurrentAsync(
        [Query, AliasAs("user_id")] string? userId = null,
        [Query] string? email = null,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts numbers at the end of the current queue, in one request; the queue is made when there is none:
    /// <c>POST /v2/api/dialing-queues/current/numbers</c>. A number that Allo cannot read is left out and listed as skipped,
    /// and the call is a success. The overloads with a list take any number of them.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="request">The numbers; Allo takes up to 1,000 a request.</param>
    /// <exception cref="ArgumentException">There is no number, or an empty one; nothing was sent.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo takes fewer numbers (<c>DIALING_QUEUE_LIMIT_REACHED</c>): how many fit a queue its sources do not agree on.
    /// </exception>
    /// <exception cref="WithalloConflictException">
    /// <c>DIALING_QUEUE_APPEND_CONFLICT</c>: somebody else appended at the same time, and trying again did not help.
    /// </exception>
    /// <exception cref="WithalloNotFoundException">
    /// The teammate is unknown or in another team (<c>ASSIGNEE_NOT_FOUND</c> for both).
    /// </exception>
    [Post("/dialing-queues/current/numbers")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<AppendQueueNumbersResult> AppendNumbersAsync(
        [Body] AppendQueueNumbersRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes numbers from the current queue: <c>DELETE /v2/api/dialing-queues/current/numbers</c>. Allo takes a number, a
    /// position, both, or <paramref name="unassigned"/> alone, and no other combination: the overload with a
    /// <see cref="QueueFilter"/> cannot get it wrong.
    /// </summary>
    /// <remarks>
    /// Scope: <c>DIALING_QUEUE_READ_WRITE</c>. Repeated after a failure only under its idempotency key: removing what stands at
    /// a position twice could remove two numbers.
    /// </remarks>
    /// <param name="number">The number, in any format: at every position, or at <paramref name="position"/> only.</param>
    /// <param name="position">The place in the queue, from 0.</param>
    /// <param name="unassigned"><see langword="true"/>: every number not called yet.</param>
    /// <param name="userId">
    /// The teammate whose queue it is, by id; it wins over <paramref name="email"/>. Null, as with no email: the key's owner.
    /// </param>
    /// <param name="email">The teammate whose queue it is, by email address.</param>
    /// <exception cref="ArgumentException">The position is below 0; nothing was sent.</exception>
    /// <exception cref="WithalloValidationException">
    /// No filter (<c>DIALING_QUEUE_DELETE_FILTER_REQUIRED</c>), filters that exclude each other
    /// (<c>DIALING_QUEUE_DELETE_FILTER_CONFLICT</c>), or no phone number (<c>INVALID_PHONE_NUMBER</c>).
    /// </exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no queue (<c>DIALING_QUEUE_NOT_FOUND</c>), nothing at the position (<c>QUEUE_NUMBER_POSITION_NOT_FOUND</c>), or
    /// no such teammate (<c>ASSIGNEE_NOT_FOUND</c>).
    /// </exception>
    [Delete("/dialing-queues/current/numbers")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<ClearQueueNumbersResult> ClearNumbersAsync(
        [Query, Phone] string? number,
        [Query, AliasAs("position"), Range(0, int.MaxValue)] int? position,
        [Query] bool? unassigned,
        [Query, AliasAs("user_id")] string? userId = null,
        [Query] string? email = null,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
