using System.Globalization;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Webhooks;

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

    /// <summary>A contact was changed through the API. Those that are made are in <see cref="Contacts"/>' own event.</summary>
    public event Action<SandboxContact>? ContactUpdated;

    /// <summary>A person was changed through the API.</summary>
    public event Action<Person>? PersonUpdated;

    /// <summary>A tag was put on a call through the API.</summary>
    public event Action<Call, string>? TagAdded;

    /// <summary>A tag was taken off a call through the API.</summary>
    public event Action<Call, string>? TagRemoved;

    /// <summary>A summary was edited through the API.</summary>
    public event Action<SandboxCallSummary>? SummaryUpdated;

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

    public SandboxCollection<User> Users { get; } = new();

    public SandboxCollection<Tag> Tags { get; } = new();

    public SandboxCollection<Person> People { get; } = new();

    public SandboxCollection<Company> Companies { get; } = new();

    public SandboxCollection<Deal> Deals { get; } = new();

    public SandboxCollection<SummaryTemplate> SummaryTemplates { get; } = new();

    public SandboxCollection<DefaultSummaryTemplate> DefaultSummaryTemplates { get; } = new();

    public SandboxCollection<SandboxCallSummary> CallSummaries { get; } = new();

    public SandboxCollection<DialingQueue> DialingQueues { get; } = new();

    /// <summary>The ids of those queues that are not their user's current one. For one thread at a time.</summary>
    public HashSet<string> StoredQueues { get; } = [];

    public SandboxCollection<DialingSession> DialingSessions { get; } = new();

    public SandboxCollection<SandboxNote> Notes { get; } = new();

    public SandboxCollection<SandboxPartnerAccount> PartnerAccounts { get; } = new();

    public SandboxCollection<WebhookEndpoint> WebhookEndpoints { get; } = new();

    public RecordingStore Recordings => field ??= new RecordingStore(Calls);

    public ConversationItems Items => field ??= new ConversationItems(this);

    /// <summary>Whose key it is: the first of the team who is not blocked.</summary>
    public User? Owner => Users.FirstOrDefault(user => user.Status != UserStatus.Blocked);

    /// <summary>The signing secret of a new webhook.</summary>
    public string NewSigningSecret() => options.SigningSecret ?? WebhookSigner.NewSecret();

    /// <summary>The next id of a thing that is made, the same ones in every run: <c>cnt_000001</c>.</summary>
    public string NextId(string prefix, string format = "D6") =>
        prefix + Interlocked.Increment(ref _lastId).ToString(format, CultureInfo.InvariantCulture);

    public bool Owns(string number) => PhoneNumbers.Any(own => own.Number == number);

    public SandboxContact? FindContact(string id) => Contacts.FirstOrDefault(contact => contact.Id == id);

    /// <summary>Changes a contact in one step; null when there is none of that id.</summary>
    public SandboxContact? UpdateContact(string id, Func<SandboxContact, SandboxContact> change)
    {
        var changed = Contacts.Replace(contact => contact.Id == id, change);
        if (changed is not null)
        {
            ContactUpdated?.Invoke(changed);
        }

        return changed;
    }

    /// <summary>Changes a person in one step; null when there is none of that id.</summary>
    public Person? UpdatePerson(string id, Func<Person, Person> change)
    {
        var changed = People.Replace(person => person.Id == id, change);
        if (changed is not null)
        {
            PersonUpdated?.Invoke(changed);
        }

        return changed;
    }

    /// <summary>Puts a tag on a call; nothing happens when it is there already.</summary>
    public void AddTag(Call call, string tag)
    {
        if (!ConversationItems.TagsOf(call).Contains(tag) && SetTags(call, [.. ConversationItems.TagsOf(call), tag]) is { } changed)
        {
            TagAdded?.Invoke(changed, tag);
        }
    }

    /// <summary>Takes a tag off a call; nothing happens when it is not there (docs/allo-api/v2.md#removing-a-tag-that-is-not-there).</summary>
    public void RemoveTag(Call call, string tag)
    {
        if (ConversationItems.TagsOf(call).Contains(tag) && SetTags(call, [.. ConversationItems.TagsOf(call).Where(other => other != tag)]) is { } changed)
        {
            TagRemoved?.Invoke(changed, tag);
        }
    }

    /// <summary>Puts a summary in the place of the one of the same call and template; API v1 and the call's items show it too.</summary>
    public void SetSummary(SandboxCallSummary summary)
    {
        if (CallSummaries.Replace(old => old.CallId == summary.CallId && old.TemplateKey == summary.TemplateKey, _ => summary) is null)
        {
            CallSummaries.Add(summary);
        }

        Calls.Replace(call => call.Id == summary.CallId, call => call with { Summary = summary.Content });
        SummaryUpdated?.Invoke(summary);
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

    private Call? SetTags(Call call, IReadOnlyList<string> tags) =>
        Calls.Replace(other => other.Id == call.Id, call => call with { Tags = tags, Tag = tags is [var first, ..] ? first : null });
}
