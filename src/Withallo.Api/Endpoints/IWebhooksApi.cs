using Refit;

namespace Withallo.Api;

/// <summary>
/// The legacy webhooks of API v1: one number each, unsigned, no update. Allo's newer ones are signed and cover the whole
/// account: see <c>client.V2.WebhookEndpoints</c>.
/// </summary>
[PathPrefix("/v1/api")]
public interface IWebhooksApi
{
    /// <summary>All webhooks: <c>GET /v1/api/webhooks</c>. Allo's examples leave out the ids: keep those that create returns.</summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    [Get("/webhooks")]
    [Headers(Scopes.Header + Scopes.WebhooksReadWrite)]
    Task<IReadOnlyList<Webhook>> ListAsync(
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Registers a webhook: <c>POST /v1/api/webhooks</c>. Keep the id of the response: nothing else has it.</summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    /// <param name="request">Which number, where to, what about.</param>
    /// <exception cref="ArgumentException">A member is empty; nothing was sent.</exception>
    [Post("/webhooks")]
    [Headers(Scopes.Header + Scopes.WebhooksReadWrite)]
    Task<Webhook> CreateAsync(
        [Body] CreateWebhookRequest request,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a webhook: <c>DELETE /v1/api/webhooks/{webhook_id}</c>.</summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    /// <param name="webhookId">The id that create returned.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such webhook. A repeated attempt may find its own success: treat it as done.
    /// </exception>
    [Delete("/webhooks/{webhook_id}")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.WebhooksReadWrite)]
    Task DeleteAsync(
        [AliasAs("webhook_id")] string webhookId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
