using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>A webhook that is there for as long as somebody listens.</summary>
internal sealed class TemporaryWebhook
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly WithalloClient _client;

    private TemporaryWebhook(WithalloClient client, string id, string secret)
    {
        _client = client;
        Id = id;
        Secret = secret;
    }

    public string Id { get; }

    public string Secret { get; }

    /// <summary>
    /// Makes the webhook. It is not ended by Ctrl+C: a request that is cut off may still have made one. When the outcome is unknown, what
    /// was made is looked for by its description and deleted.
    /// </summary>
    public static async Task<TemporaryWebhook> CreateAsync(WithalloClient client, string url, IReadOnlyList<WebhookTopic> topics)
    {
        var description = $"withallo listen {Guid.NewGuid():N}";
        try
        {
            var webhook = await client.V2.WebhookEndpoints
                .CreateAsync(new CreateWebhookEndpointRequest { Url = url, Topics = topics, Description = description }, cancellationToken: CancellationToken.None)
                .ConfigureAwait(false);
            var made = new TemporaryWebhook(client, webhook.Id, webhook.SigningSecret ?? "");
            if (made.Secret.Length > 0)
            {
                return made;
            }

            await made.DeleteAsync().ConfigureAwait(false);
            throw new ToolException("Allo did not say the signing secret of the webhook, so nothing could be verified.", ExitCode.Allo);
        }
        catch (WithalloException exception) when (exception is not WithalloApiException { StatusCode: < System.Net.HttpStatusCode.InternalServerError })
        {
            await DeleteLostAsync(client, description).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Deletes it. What fails ends as a sentence that says what was left behind.</summary>
    public async Task DeleteAsync()
    {
        using var deadline = new CancellationTokenSource(Deadline, TimeProvider.System);
        try
        {
            await _client.V2.WebhookEndpoints.DeleteAsync(Id, cancellationToken: deadline.Token).ConfigureAwait(false);
        }
        catch (WithalloNotFoundException)
        {
            // Somebody else was faster.
        }
        catch (Exception exception) when (exception is WithalloException or OperationCanceledException)
        {
            throw new ToolException(
                $"The webhook {Id} was left behind: Allo could not be reached to delete it. Do it with 'withallo webhooks delete {Id}'.",
                ExitCode.Negative,
                exception);
        }
    }

    private static async Task DeleteLostAsync(WithalloClient client, string description)
    {
        using var deadline = new CancellationTokenSource(Deadline, TimeProvider.System);
        try
        {
            var webhooks = await client.V2.WebhookEndpoints.ListAsync(cancellationToken: deadline.Token).ConfigureAwait(false);
            foreach (var webhook in webhooks.Where(webhook => webhook.Description == description))
            {
                await client.V2.WebhookEndpoints.DeleteAsync(webhook.Id, cancellationToken: deadline.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is WithalloException or OperationCanceledException)
        {
            throw new ToolException(
                $"Allo could not be reached while a webhook was being made. Look with 'withallo webhooks list' for one named '{description}', and delete it.",
                ExitCode.Unreachable,
                exception);
        }
    }
}
