using System.Text;
using Withallo.Webhooks;

namespace Withallo.Testing;

/// <summary>An event on its way to one webhook.</summary>
public sealed class SandboxDelivery
{
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile int _state = (int)DeliveryState.Pending;

    internal SandboxDelivery(WebhookTopic topic, ApiGeneration generation, string? id, string url, ReadOnlyMemory<byte> content)
    {
        Topic = topic;
        Generation = generation;
        Id = id;
        Url = url;
        Content = content;
    }

    /// <summary>What it is about.</summary>
    public WebhookTopic Topic { get; }

    /// <summary>Which generation's webhook it goes to: v2 deliveries are signed, v1 ones are not.</summary>
    public ApiGeneration Generation { get; }

    /// <summary>The value of its <c>webhook-id</c> header, the same for every attempt; null in v1, which has none.</summary>
    public string? Id { get; }

    /// <summary>Where it goes.</summary>
    public string Url { get; }

    /// <summary>The body, as it is sent.</summary>
    public string Body => Encoding.UTF8.GetString(Content.Span);

    /// <summary>The attempts so far, oldest first. Wait for one with <see cref="SandboxCollection{T}.WaitForAsync"/>.</summary>
    public SandboxCollection<DeliveryAttempt> Attempts { get; } = new();

    /// <summary>What became of it.</summary>
    public DeliveryState State => (DeliveryState)_state;

    /// <summary>Why it was abandoned; null otherwise.</summary>
    public string? Reason { get; private set; }

    internal ReadOnlyMemory<byte> Content { get; }

    /// <summary>Ends as soon as it is no longer pending.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task WhenSettledAsync(CancellationToken cancellationToken = default) => _settled.Task.WaitAsync(cancellationToken);

    /// <summary>Topic, state and number of attempts; neither the address, which may be a secret, nor the body.</summary>
    public override string ToString() => $"{nameof(SandboxDelivery)} {Topic.Name}, {State} after {Attempts.Count} attempt(s)";

    /// <summary>Keeps an attempt, and with it what became of the delivery: who sees the one sees the other.</summary>
    internal void Record(DeliveryAttempt attempt, DeliveryState state)
    {
        _state = (int)state;
        Attempts.Add(attempt);
        if (state != DeliveryState.Pending)
        {
            _settled.TrySetResult();
        }
    }

    internal void Abandon(string reason)
    {
        Reason = reason;
        _state = (int)DeliveryState.Abandoned;
        _settled.TrySetResult();
    }
}
