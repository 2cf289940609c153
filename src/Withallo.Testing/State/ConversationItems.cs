using System.Globalization;
using System.Runtime.CompilerServices;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Testing;

/// <summary>
/// The calls and messages as API v2 shows them (docs/allo-api/v2.md#conversations), and what only it knows of them. <c>call_abc</c> is <c>cll-abc</c>
/// here; messages, which have no id in v1, get one when they are first looked at.
/// </summary>
internal sealed class ConversationItems(SandboxState state)
{
    private const string CallPrefix = "cll-";
    private const string MessagePrefix = "msg-";

    private readonly Lock _lock = new();
    private readonly ConditionalWeakTable<SentSms, string> _messageIds = [];
    private readonly HashSet<string> _read = [];
    private readonly HashSet<string> _unread = [];
    private readonly HashSet<(string? AlloNumber, string? ContactNumber)> _archived = [];
    private int _lastMessage;

    /// <summary>All of them, newest first.</summary>
    public IReadOnlyList<ConversationItem> All()
    {
        var calls = state.Calls.Select(Of);
        var messages = state.Messages.Concat(state.SentMessages).Select(Of);
        return SandboxState.NewestFirst(calls.Concat(messages), item => item.Date);
    }

    public ConversationItem? Find(string id) => All().FirstOrDefault(item => item.Id == id);

    public Call? FindCall(string itemId) => state.Calls.FirstOrDefault(call => IdOf(call) == itemId);

    public static bool IsCallId(string id) => id.StartsWith(CallPrefix, StringComparison.Ordinal);

    public static bool IsMessageId(string id) => id.StartsWith(MessagePrefix, StringComparison.Ordinal);

    /// <summary>An id of v1 with the prefix that v2 gives it: <c>cnt_1</c> is <c>cnt-1</c>.</summary>
    public static string Renamed(string id, string prefix)
    {
        var end = id.IndexOfAny(['_', '-']);
        return prefix + id[(end + 1)..];
    }

    public static string IdOf(Call call) => Renamed(call.Id, CallPrefix);

    public string IdOf(SentSms message)
    {
        lock (_lock)
        {
            return _messageIds.GetValue(
                message, _ => MessagePrefix + (++_lastMessage).ToString("D6", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>v1 has one tag, or a list (docs/allo-api/v1.md#tag-and-tags).</summary>
    public static IReadOnlyList<string> TagsOf(Call call) => call.Tags.Count > 0 ? call.Tags : call.Tag is { } tag ? [tag] : [];

    public ConversationItem Of(Call call)
    {
        var isInbound = IsInbound(call.Type, call.ToNumber);
        var (own, other) = isInbound ? (call.ToNumber, call.FromNumber) : (call.FromNumber, call.ToNumber);
        var outcome = OutcomeOf(call.Result);
        var isAnswered = outcome == CallOutcome.Answered || outcome == CallOutcome.Transferred;
        return new ConversationItem
        {
            Id = IdOf(call),
            Type = ConversationItemType.Call,
            Direction = isInbound ? Direction.Inbound : Direction.Outbound,
            AlloNumber = own,
            ContactNumber = other,
            Contacts = ContactsOf(other),

            // Nobody took it.
            User = isInbound && !isAnswered ? null : UserOf(own),
            Date = call.StartDate,
            Duration = call.LengthInMinutes is { } minutes ? (int)Math.Round(minutes * 60) : null,
            Result = outcome,
            RecordingUrl = call.RecordingUrl,
            Summary = call.Summary,
            Tags = TagsOf(call),
            Transcript =
            [
                .. call.Transcript.Select(row => new TranscriptEntry
                {
                    // There is no AGENT here.
                    Source = row.Source == TranscriptSource.Agent ? TranscriptSource.User : row.Source,
                    Time = row.Time,
                    Text = row.Text,
                }),
            ],
            AdditionalProperties = call.AdditionalProperties,
        };
    }

    public ConversationItem Of(SentSms message)
    {
        var isInbound = IsInbound(message.Type, message.ToNumber);
        var sender = message.FromNumber ?? message.SenderId;
        var (own, other) = isInbound ? (message.ToNumber, sender) : (sender, message.ToNumber);
        return new ConversationItem
        {
            Id = IdOf(message),
            Type = ConversationItemType.Sms,
            Direction = isInbound ? Direction.Inbound : Direction.Outbound,
            AlloNumber = own,
            ContactNumber = other,
            Contacts = ContactsOf(other),
            User = UserOf(own),
            Date = message.StartDate,
            Content = message.Content,
            Status = isInbound ? default : MessageStatus.Delivered,
            MessageType = MessageType.Sms,
            AdditionalProperties = message.AdditionalProperties,
        };
    }

    /// <summary>
    /// Whether nobody has looked at it. What Allo counts is documented nowhere: here, messages that came in and calls that were missed,
    /// until somebody marks them as read, and whatever was marked as unread.
    /// </summary>
    public bool IsUnread(ConversationItem item)
    {
        lock (_lock)
        {
            return _unread.Contains(item.Id)
                || (!_read.Contains(item.Id) && item.Direction == Direction.Inbound && !IsTalk(item));
        }
    }

    /// <summary>Whether somebody waits: it came in, nobody took it, and nothing went out to that number from that line since.</summary>
    public static bool IsUnresponded(ConversationItem item, IReadOnlyList<ConversationItem> all) =>
        item.Direction == Direction.Inbound
        && !IsTalk(item)
        && !all.Any(later => (later.Direction == Direction.Outbound || IsTalk(later))
            && later.AlloNumber == item.AlloNumber && later.ContactNumber == item.ContactNumber && later.Date > item.Date);

    public bool IsArchived(string alloNumber, string contactNumber)
    {
        lock (_lock)
        {
            return _archived.Contains((alloNumber, contactNumber));
        }
    }

    /// <param name="items">The items of the conversation, newest first.</param>
    public void MarkRead(IReadOnlyList<ConversationItem> items)
    {
        lock (_lock)
        {
            foreach (var item in items)
            {
                _read.Add(item.Id);
                _unread.Remove(item.Id);
            }
        }
    }

    /// <param name="items">The items of the conversation, newest first.</param>
    public void MarkUnread(IReadOnlyList<ConversationItem> items)
    {
        lock (_lock)
        {
            _unread.Add(items[0].Id);
        }
    }

    /// <param name="items">The items of the conversation, newest first.</param>
    /// <param name="isArchived">Whether it is put away or brought back.</param>
    public void Archive(IReadOnlyList<ConversationItem> items, bool isArchived)
    {
        lock (_lock)
        {
            foreach (var item in items)
            {
                var conversation = (item.AlloNumber, item.ContactNumber);
                _ = isArchived ? _archived.Add(conversation) : _archived.Remove(conversation);
            }
        }
    }

    /// <summary>Who takes calls on a line: the key's owner, or on shared ones the next of the team who is there.</summary>
    public UserRef? UserOf(string? alloNumber)
    {
        var isShared = state.PhoneNumbers.Any(own => own.Number == alloNumber && own.IsSharedNumber);
        var team = state.Users.Where(user => user.Status != UserStatus.Blocked).ToArray();
        return team.Length == 0 ? null : RefTo(team[isShared && team.Length > 1 ? 1 : 0]);
    }

    public static UserRef RefTo(User user) => new() { Id = user.Id, Name = user.Name, Email = user.Email };

    private static bool IsTalk(ConversationItem item) => item.Result == CallOutcome.Answered || item.Result == CallOutcome.Transferred;

    // v1, items and queues have a list of results each; MISSED is what integrators report for the rest.
    private static CallOutcome OutcomeOf(CallResult result) => result.Value switch
    {
        "" => default,
        "ANSWERED" or "VOICEMAIL" => CallOutcome.From(result.Value),
        "TRANSFERRED_AI" or "TRANSFERRED_EXTERNAL" => CallOutcome.Transferred,
        _ => CallOutcome.From("MISSED"),
    };

    private bool IsInbound(Direction direction, string? to) =>
        direction == Direction.Inbound || (direction != Direction.Outbound && to is not null && state.Owns(to));

    private IReadOnlyList<ConversationContact> ContactsOf(string? number) =>
    [
        .. state.Contacts.Where(contact => contact.Numbers.Contains(number)).Select(contact => new ConversationContact
        {
            Id = Renamed(contact.Id, "cnt-"),
            Name = string.Join(' ', new[] { contact.Name, contact.LastName }.Where(part => !string.IsNullOrEmpty(part))),
            Company = contact.Company is { } company ? new CompanyRef { Id = Renamed(company.Id ?? "", "com-"), Name = company.Name } : null,
            Deals =
            [
                .. state.Deals.Where(deal => contact.Company?.Name is { } name && deal.Company?.Name == name).Select(deal => new DealRef
                {
                    Id = deal.Id,
                    Name = deal.Name,
                    Status = DealStatusOf(deal),
                }),
            ],
        }),
    ];

    // Upper case by the schema, lower case in its example.
    private static DealStatus DealStatusOf(Deal deal) => deal.Status?.ToUpperInvariant() switch
    {
        "WON" => DealStatus.Won,
        "LOST" => DealStatus.Lost,
        _ => DealStatus.From("open"),
    };
}
