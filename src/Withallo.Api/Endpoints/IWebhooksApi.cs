using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api;

/// <summary>
/// The legacy webhooks of API v1: one number each, unsigned, no update. Allo's newer ones are signed and cover the whole
/// account: see <c>client.V2.Webhooks</c>.
/// </summary>
[AlloApi(ApiGeneration.V1, typeof(WebhooksJsonContext))]
public interface IWebhooksApi
{
    /// <summary>All webhooks: <c>GET /v1/api/webhooks</c>. Allo's examples leave out the ids: keep those that create answers.</summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/webhooks")]
    [Scope("WEBHOOKS_READ_WRITE")]
    [Repeatable]
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Registers a webhook: <c>POST /v1/api/webhooks</c>. Keep the id of the answer: nothing else tells it.</summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    /// <param name="request">Which number, where to, what about.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">A member is empty; nothing was sent.</exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Post("/webhooks")]
    [Scope("WEBHOOKS_READ_WRITE")]
    Task<Webhook> CreateAsync([Body] CreateWebhookRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a webhook: <c>DELETE /v1/api/webhooks/{webhook_id}</c>.</summary>
    /// <remarks>Scope: <c>WEBHOOKS_READ_WRITE</c>.</remarks>
    /// <param name="webhookId">The id that create answered.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">
    /// There is no such webhook. A repeated attempt may find its own success: treat it as done.
    /// </exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Delete("/webhooks/{webhook_id}")]
    [Scope("WEBHOOKS_READ_WRITE")]
    [Repeatable]
    Task DeleteAsync([AliasAs("webhook_id")] string webhookId, CancellationToken cancellationToken = default);
}
