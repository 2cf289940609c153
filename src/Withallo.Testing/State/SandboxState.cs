using System.Globalization;
using Withallo.Api;

namespace Withallo.Testing;

/// <summary>
/// What the account holds, whichever generation of the API asks. Changes that come through the API are made here, so that whoever
/// listens to the events hears of all of them.
/// </summary>
internal sealed class SandboxState(SandboxOptions options)
{
    /// <summary>Who makes every call and sends every message; a made-up name.</summary>
    public const string TeamMember = "Sam Rivers";

    private int _lastId;

    /// <summary>A contact was made through the API.</summary>
    public event Action<SandboxContact>? ContactCreated;

    /// <summary>A contact was changed through the API.</summary>
    public event Action<SandboxContact>? ContactUpdated;

    /// <summary>A message was sent through the API.</summary>
    public event Action<SentSms>? SmsSent;

    public TimeProvider Clock { get; } = options.TimeProvider;

    public string ApiKey { get; } = options.ApiKey?.Trim() ?? "ak_sandbox_" + Guid.NewGuid().ToString("N");

    public ScopeSet Scopes { get; } = new(options.Scopes ?? ScopeSet.All);

    public DailyQuota Quota { get; } = new(options.TimeProvider);

    public SandboxCollection<PhoneNumber> PhoneNumbers { get; } = new();

    public SandboxCollection<string> SenderIds { get; } = new();

    public SandboxCollection<SandboxContact> Contacts { get; } = new();

    public SandboxCollection<Call> Calls { get; } = new();

    public SandboxCollection<SentSms> Messages { get; } = new();

    public SandboxCollection<SentSms> SentMessages { get; } = new();

    public SandboxCollection<Webhook> Webhooks { get; } = new();

    /// <summary>The next id of a thing that is made, the same ones in every run: <c>cnt_000001</c>.</summary>
    public string NextId(string prefix, string format = "D6") =>
        prefix + Interlocked.Increment(ref _lastId).ToString(format, CultureInfo.InvariantCulture);

    public bool Owns(string number) => PhoneNumbers.Any(own => own.Number == number);

    public SandboxContact? FindContact(string id) => Contacts.FirstOrDefault(contact => contact.Id == id);

    public void Create(SandboxContact contact)
    {
        Contacts.Add(contact);
        ContactCreated?.Invoke(contact);
    }

    /// <summary>Changes a contact in one step; null when there is none of that id.</summary>
    public SandboxContact? Update(string id, Func<SandboxContact, SandboxContact> change)
    {
        var changed = Contacts.Replace(contact => contact.Id == id, change);
        if (changed is not null)
        {
            ContactUpdated?.Invoke(changed);
        }

        return changed;
    }

    public void Send(SentSms message)
    {
        SentMessages.Add(message);
        SmsSent?.Invoke(message);
    }

    /// <summary>The calls and messages with a contact, newest first.</summary>
    public IReadOnlyList<ConversationEntry> Conversation(SandboxContact contact, string? alloNumber = null)
    {
        bool Belongs(string? from, string? to) =>
            (contact.Numbers.Contains(from) || contact.Numbers.Contains(to))
            && (alloNumber is null || alloNumber == from || alloNumber == to);

        var calls = Calls
            .Where(call => Belongs(call.FromNumber, call.ToNumber))
            .Select(call => new ConversationEntry { Type = ConversationEntryType.Call, Call = call });
        var messages = Messages.Concat(SentMessages)
            .Where(message => Belongs(message.FromNumber, message.ToNumber))
            .Select(message => new ConversationEntry { Type = ConversationEntryType.TextMessage, Message = message });
        return NewestFirst(calls.Concat(messages), entry => entry.Call?.StartDate ?? entry.Message?.StartDate);
    }

    /// <summary>Orders rows by their date, those of the same date by when they were added, those without a date last.</summary>
    public static IReadOnlyList<T> NewestFirst<T>(IEnumerable<T> rows, Func<T, DateTimeOffset?> date) =>
        [.. rows.Reverse().OrderByDescending(date)];
}
