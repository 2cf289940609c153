using System.ComponentModel.DataAnnotations;
using Refit;

namespace Withallo.Api.V2;

/// <summary>The webhooks of API v2: signed, and for the whole account. Those of API v1 are in <see cref="Api.IWebhooksApi"/>.</summary>
[PathPrefix("/v2/api")]
public interface IWebhookEndpointsApi
{
    /// <summary>All webhook endpoints, without their signing secrets: <c>GET /v2/api/webhooks</c>. Not paged.</summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    [Get("/webhooks")]
    [Headers(Scopes.Header + Scopes.WebhooksReadWrite)]
    Task<IReadOnlyList<WebhookEndpoint>> ListAsync(
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Registers an endpoint: <c>POST /v2/api/webhooks</c>. Store the signing secret of the response: lists and updates do not
    /// tell it.
    /// </summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    /// <param name="request">Where to and what about.</param>
    /// <exception cref="ArgumentException">
    /// The request lacks something or holds too much, as its message says; nothing was sent.
    /// </exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused, such as a topic it does not know (<c>INVALID_EVENT_TYPE</c>).
    /// </exception>
    [Post("/webhooks")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.WebhooksReadWrite)]
    Task<WebhookEndpoint> CreateAsync(
        [Body] CreateWebhookEndpointRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>An endpoint: <c>GET /v2/api/webhooks/{webhook_id}</c>.</summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    /// <param name="webhookId">
    /// The endpoint's id. <c>event_types</c> is refused, for it names another operation.
    /// </param>
    /// <exception cref="ArgumentException">The id is empty or would name another operation; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such endpoint.</exception>
    [Get("/webhooks/{webhook_id}")]
    [Headers(Scopes.Header + Scopes.WebhooksReadWrite)]
    Task<WebhookEndpoint> GetAsync(
        [AliasAs("webhook_id"), DeniedValues("event_types")] string webhookId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes what the request sets of an endpoint and leaves the rest: <c>PUT /v2/api/webhooks/{webhook_id}</c>. Topics are
    /// replaced as a whole.
    /// </summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    /// <param name="webhookId">The endpoint's id.</param>
    /// <param name="request">What to change.</param>
    /// <exception cref="ArgumentException">The id or a member cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such endpoint.</exception>
    /// <exception cref="WithalloValidationException">
    /// Allo refused a member: see <see cref="WithalloValidationException.Errors"/>.
    /// </exception>
    [Put("/webhooks/{webhook_id}")]
    [Headers(Repeat.WithKey, Scopes.Header + Scopes.WebhooksReadWrite)]
    Task<WebhookEndpoint> UpdateAsync(
        [AliasAs("webhook_id"), DeniedValues("event_types")] string webhookId,
        [Body] UpdateWebhookEndpointRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes an endpoint for good, together with the history of its deliveries: <c>DELETE /v2/api/webhooks/{webhook_id}</c>.
    /// </summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    /// <param name="webhookId">The endpoint's id.</param>
    /// <exception cref="ArgumentException">The id is empty or would name another operation; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such endpoint. A repeated attempt may find its own success: treat it as done.
    /// </exception>
    [Delete("/webhooks/{webhook_id}")]
    [Headers(Repeat.Safe, Repeat.WithKey, Scopes.Header + Scopes.WebhooksReadWrite)]
    Task DeleteAsync(
        [AliasAs("webhook_id"), DeniedValues("event_types")] string webhookId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>All topics that Allo can deliver: <c>GET /v2/api/webhooks/event_types</c>. Not paged.</summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    [Get("/webhooks/event_types")]
    [Headers(Scopes.Header + Scopes.WebhooksReadWrite)]
    Task<IReadOnlyList<WebhookEventType>> ListEventTypesAsync(
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
