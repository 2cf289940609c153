using System.ComponentModel.DataAnnotations;
using Refit;

namespace Withallo.Api.V2;

/// <summary>
/// The stored Power Dialer queues, by id. Each user has one current queue besides, which <see cref="IDialingQueueApi"/> is for.
/// </summary>
/// <remarks>
/// Seen in production; not in the vendor's published document of 2026-08. Any member of a response may be missing, and the client rejects
/// no request but one whose id is empty or would name another operation.
/// </remarks>
[PathPrefix("/v2/api")]
public interface IDialingQueuesApi
{
    /// <summary>
    /// One page of the stored queues, without their numbers: <c>GET /v2/api/dialing-queues</c>. To read all pages, use
    /// <c>ListAllAsync</c>.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="userId">
    /// The teammate whose queues they are, by id; it wins over <paramref name="email"/>. Null, as with no email: likely the key's owner.
    /// </param>
    /// <param name="email">The teammate whose queues they are, by email address.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="size">Rows a page, 1 to 100.</param>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// The teammate is unknown or in another team (<c>ASSIGNEE_NOT_FOUND</c> for both).
    /// </exception>
    [Get("/dialing-queues")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<Page<DialingQueueMeta>> ListAsync(
        [Query, AliasAs("user_id")] string? userId = null,
        [Query] string? email = null,
        [Query, AliasAs("page"), Range(1, int.MaxValue)] int page = 1,
        [Query, AliasAs("size"), Range(1, 100)] int size = 20,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes a queue, and leaves the current one as it is, unlike <see cref="IDialingQueueApi.ResetCurrentAsync"/>:
    /// <c>POST /v2/api/dialing-queues</c>.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>. Not repeated after a failure of unknown outcome: it could make two.</remarks>
    /// <param name="request">The queue; an empty request: unnamed, of the key's owner.</param>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    /// <exception cref="WithalloNotFoundException">
    /// The teammate is unknown or in another team (<c>ASSIGNEE_NOT_FOUND</c> for both).
    /// </exception>
    [Post("/dialing-queues")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<DialingQueue> CreateAsync(
        [Body] CreateDialingQueueRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// A queue and one page of its numbers, by position: <c>GET /v2/api/dialing-queues/{queue_id}</c>. To read all numbers, use
    /// <c>GetNumbersAllAsync</c>.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="queueId">The queue's id, <c>pdl_…</c>.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="size">Rows a page, 1 to 100.</param>
    /// <exception cref="ArgumentException">The id is empty or would name another operation; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such queue.</exception>
    [Get("/dialing-queues/{queue_id}")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<DialingQueuePage> GetAsync(
        [AliasAs("queue_id"), DeniedValues("current", "sessions")] string queueId,
        [Query, AliasAs("page"), Range(1, int.MaxValue)] int page = 1,
        [Query, AliasAs("size"), Range(1, 100)] int size = 20,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes what the request sets of a queue and leaves the rest: <c>PATCH /v2/api/dialing-queues/{queue_id}</c>.
    /// </summary>
    /// <remarks>
    /// Scope: <c>DIALING_QUEUE_READ_WRITE</c>. Not repeated after a failure of unknown outcome: Allo documents no idempotency key
    /// for PATCH, and by then somebody else may have changed the queue.
    /// </remarks>
    /// <param name="queueId">The queue's id, <c>pdl_…</c>.</param>
    /// <param name="request">What to change; Allo wants at least one member.</param>
    /// <exception cref="ArgumentException">The id is empty or would name another operation; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such queue.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Patch("/dialing-queues/{queue_id}")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<DialingQueue> UpdateAsync(
        [AliasAs("queue_id"), DeniedValues("current", "sessions")] string queueId,
        [Body] UpdateDialingQueueRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a queue: <c>DELETE /v2/api/dialing-queues/{queue_id}</c>.</summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>.</remarks>
    /// <param name="queueId">The queue's id, <c>pdl_…</c>.</param>
    /// <exception cref="ArgumentException">The id is empty or would name another operation; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such queue. A repeated attempt may find its own success: treat it as done.
    /// </exception>
    [Delete("/dialing-queues/{queue_id}")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task DeleteAsync(
        [AliasAs("queue_id"), DeniedValues("current", "sessions")] string queueId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts numbers at the end of a queue, in one request: <c>POST /v2/api/dialing-queues/{queue_id}/numbers</c>. A number that Allo
    /// cannot read is left out and listed as skipped, and the call is a success. The overloads with a list take any number of them.
    /// </summary>
    /// <remarks>Scope: <c>DIALING_QUEUE_READ_WRITE</c>. Not repeated after a failure of unknown outcome: it could append twice.</remarks>
    /// <param name="queueId">The queue's id, <c>pdl_…</c>.</param>
    /// <param name="request">The numbers; Allo takes up to 1,000 a request.</param>
    /// <exception cref="ArgumentException">The id is empty or would name another operation; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such queue.</exception>
    /// <exception cref="WithalloValidationException">Allo takes fewer numbers (<c>DIALING_QUEUE_LIMIT_REACHED</c>), or none of this kind.</exception>
    /// <exception cref="WithalloConflictException">
    /// <c>DIALING_QUEUE_APPEND_CONFLICT</c>: somebody else appended at the same time, and trying again did not help.
    /// </exception>
    [Post("/dialing-queues/{queue_id}/numbers")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<AppendQueueNumbersResult> AppendNumbersAsync(
        [AliasAs("queue_id"), DeniedValues("current", "sessions")] string queueId,
        [Body] AppendToDialingQueueRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes numbers from a queue: <c>DELETE /v2/api/dialing-queues/{queue_id}/numbers</c>. Allo takes a number, a position, both, or
    /// <paramref name="unassigned"/> alone, and no other combination: the overload with a <see cref="QueueFilter"/> cannot get it wrong.
    /// </summary>
    /// <remarks>
    /// Scope: <c>DIALING_QUEUE_READ_WRITE</c>. Not repeated after a failure of unknown outcome: removing what stands at a position twice
    /// could remove two numbers.
    /// </remarks>
    /// <param name="queueId">The queue's id, <c>pdl_…</c>.</param>
    /// <param name="number">The number, in any format: at every position, or at <paramref name="position"/> only.</param>
    /// <param name="position">The place in the queue, from 0.</param>
    /// <param name="unassigned"><see langword="true"/>: every number not called yet.</param>
    /// <exception cref="ArgumentException">
    /// The id is empty or would name another operation, or the position is below 0; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// No filter (<c>DIALING_QUEUE_DELETE_FILTER_REQUIRED</c>), filters that exclude each other
    /// (<c>DIALING_QUEUE_DELETE_FILTER_CONFLICT</c>), or no phone number (<c>INVALID_PHONE_NUMBER</c>).
    /// </exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such queue, or nothing at the position (<c>QUEUE_NUMBER_POSITION_NOT_FOUND</c>).
    /// </exception>
    [Delete("/dialing-queues/{queue_id}/numbers")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<ClearQueueNumbersResult> ClearNumbersAsync(
        [AliasAs("queue_id"), DeniedValues("current", "sessions")] string queueId,
        [Query, Phone] string? number,
        [Query, AliasAs("position"), Range(0, int.MaxValue)] int? position,
        [Query] bool? unassigned,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>A dialing session: <c>GET /v2/api/dialing-queues/sessions/{session_id}</c>.</summary>
    /// <remarks>
    /// Scope: <c>DIALING_QUEUE_READ_WRITE</c>. What a session holds is described nowhere: beyond its id, everything is in
    /// <see cref="AlloObject.AdditionalProperties"/>.
    /// </remarks>
    /// <param name="sessionId">The session's id.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such session.</exception>
    [Get("/dialing-queues/sessions/{session_id}")]
    [Headers(Scopes.Header + Scopes.DialingQueueReadWrite)]
    Task<DialingSession> GetSessionAsync(
        [AliasAs("session_id")] string sessionId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
