using System.Collections.Immutable;
using Withallo;
using Withallo.Webhooks;
using Withallo.Webhooks.V2;

namespace Dashboard.Live;

/// <summary>What the webhook endpoint received, newest first, for every page that is open. It is kept in memory and gone with the program.</summary>
internal sealed class LiveEvents(TimeProvider clock)
{
    private const int Most = 100;

    private readonly Lock _lock = new();
    private ImmutableList<LiveEvent> _newest = [];
    private long _lastId;

    /// <summary>An event arrived. It is raised on the thread of the delivery.</summary>
    public event Action<LiveEvent>? Arrived;

    public ImmutableList<LiveEvent> Newest => Volatile.Read(ref _newest);

    public void Add(WebhookEvent e)
    {
        LiveEvent shown;
        lock (_lock)
        {
            shown = Describe(e, ++_lastId, clock.GetUtcNow());
            _newest = _newest.Insert(0, shown);
            if (_newest.Count > Most)
            {
                _newest = _newest.RemoveAt(Most);
            }
        }

        Arrived?.Invoke(shown);
    }

    private static LiveEvent Describe(WebhookEvent e, long id, DateTimeOffset now)
    {
        var (kind, who, what) = e switch
        {
            _ when e.TryGetData<MessagePayload>(out var message) => (LiveEventKind.Message, Remote(message.Direction, message.FromName, message.ToName) ?? message.RemoteNumber, message.Content),
            _ when e.TryGetData<EndedCallPayload>(out var call) => (LiveEventKind.Call, Remote(call.Direction, call.FromName, call.ToName) ?? call.RemoteNumber, call.OneSentenceSummary ?? call.Summary ?? call.Result.Value),
            _ when e.TryGetData<OngoingCallPayload>(out var call) => (LiveEventKind.Call, call.Person is { Name: { Length: > 0 } name } person ? $"{name} {person.LastName}".Trim() : call.RemoteNumber, null),
            _ when e.TryGetData<ContactPayload>(out var contact) => (LiveEventKind.Contact, $"{contact.Name} {contact.LastName}".Trim(), null),
            _ when e.TryGetData<TagPayload>(out var tag) => (LiveEventKind.Call, null, tag.Tag),
            _ => (LiveEventKind.Other, null, null),
        };
        return new LiveEvent(id, e.Timestamp ?? now, e.Topic.Name, kind, who, what);
    }

    private static string? Remote(Direction direction, string? from, string? to) =>
        (direction == Direction.Inbound ? from : to) is { Length: > 0 } name ? name : null;
}
