using BenchmarkDotNet.Attributes;
using Withallo.Benchmarks.Support;
using Withallo.Webhooks;
using Withallo.Webhooks.V2;

namespace Withallo.Benchmarks.Cases;

/// <summary>A parsed event to its handlers: one among six topics, beside a switch over the topic's name.</summary>
public class DispatchWebhook
{
    private readonly WebhookReceiver _receiver = new();
    private WebhookEvent _event = null!;
    private int _seen;

    [GlobalSetup]
    public void Setup()
    {
        _event = _receiver.Parse(Bodies.CallCompleted(0));
        _receiver
            .On(WebhookTopic.CallReceived, (_, _) => Task.CompletedTask)
            .On(WebhookTopic.SmsReceived, (_, _) => Task.CompletedTask)
            .On(WebhookTopic.V2.SmsReceived, (_, _) => Task.CompletedTask)
            .On(WebhookTopic.V2.CallCompleted, (e, _) => Handle(e))
            .On(WebhookTopic.V2.ContactCreated, (_, _) => Task.CompletedTask)
            .On(WebhookTopic.V2.ContactUpdated, (_, _) => Task.CompletedTask);
    }

    [Benchmark(Baseline = true)]
    public async Task<int> Hand()
    {
        switch (_event.Topic.Name)
        {
            case "sms.received" or "contact.created" or "contact.updated":
                return 0;
            case "call.completed":
                await Handle((WebhookEvent<CallCompletedPayload>)_event);
                return 1;
            default:
                return -1;
        }
    }

    [Benchmark]
    public Task<int> Sdk() => _receiver.DispatchAsync(_event);

    private Task Handle(WebhookEvent<CallCompletedPayload> webhook)
    {
        _seen += webhook.Data.Transcriptions.Count;
        return Task.CompletedTask;
    }
}
