using System.Globalization;
using Microsoft.AspNetCore.Components;
using Withallo.Api.V2;
using Withallo.Blazor.Recordings;
using Withallo.Blazor.Resources;

namespace Withallo.Blazor;

/// <summary>
/// The account's calls, newest first, a page at a time, to be searched by number and words; a call opens with summary, transcript and
/// recording. Scope <c>CONVERSATIONS_READ</c>. Recordings are played where <c>app.MapWithalloRecordings()</c> is called.
/// </summary>
public sealed partial class CallTable : AlloComponentBase
{
    private readonly string _id = ElementId.Next();
    private readonly Dictionary<string, ElementReference> _detailButtons = [];
    private PagedQuery<ItemSearchRequest, ConversationItem> _calls = null!;
    private Query<ConversationItem>? _detail;
    private ConversationItem? _opened;
    private ElementReference _title;
    private Func<ElementReference?>? _focus;
    private (string?, string?, int) _searched;
    private string? _number;
    private string? _words;
    private string? _recordingLink;
    private Exception? _callbackError;
    private bool _isReady;

    /// <summary>Only calls of this number of the account, E.164; null: of all.</summary>
    [Parameter]
    public string? AlloNumber { get; set; }

    /// <summary>Only calls with this number, E.164; null: the user may search.</summary>
    [Parameter]
    public string? ContactNumber { get; set; }

    /// <summary>Rows a page, 1 to 100.</summary>
    /// <value>20</value>
    [Parameter]
    public int PageSize { get; set; } = 20;

    /// <summary>The time zone that dates are shown in; null: UTC, and the table says so.</summary>
    [Parameter]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>A call was opened.</summary>
    [Parameter]
    public EventCallback<ConversationItem> OnOpened { get; set; }

    /// <summary>Further attributes of the element, such as <c>class</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }

    [Inject]
    private RecordingLinks Recordings { get; set; } = null!;

    private string? Status =>
        _calls.IsLoading || !_isReady ? Texts.Loading
        : _calls.Error is not null ? null
        : _calls.Rows.Count == 0 ? Texts.CallsNone
        : _calls.TotalPages > 0 ? Texts.Format(Texts.PageOf, _calls.PageNumber, _calls.TotalPages)
        : Texts.Format(Texts.PageNumber, _calls.PageNumber);

    /// <inheritdoc/>
    protected override void OnInitialized() => _calls = Use(Allo.CallSearch());

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() =>
        _isReady && _searched != (AlloNumber, ContactNumber, PageSize) ? SearchAsync() : Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } element)
        {
            _focus = null;
            if (element() is { } reference)
            {
                await reference.TryFocusAsync().ConfigureAwait(true);
            }
        }

        if (firstRender)
        {
            _isReady = true;
            await SearchAsync().ConfigureAwait(true);
            StateHasChanged();
        }
    }

    private static string Machine(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? WithOf(ConversationItem call) => call.Contacts is [{ Name: { Length: > 0 } name }, ..] ? name : call.ContactNumber;

    private static string? DurationOf(ConversationItem call) => call.Call?.Duration?.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);

    private static string DirectionOf(ConversationItem call) =>
        call.Direction == Direction.Inbound ? Texts.CallInbound
        : call.Direction == Direction.Outbound ? Texts.CallOutbound
        : call.Direction.ToString();

    private static string ResultOf(ConversationItem call) =>
        call.Result == CallOutcome.Answered ? Texts.CallAnswered
        : call.Result == CallOutcome.Voicemail ? Texts.CallVoicemail
        : call.Result == CallOutcome.Transferred ? Texts.CallTransferred
        // Observed, and documented nowhere.
        : call.Result == "MISSED" ? Texts.CallMissed
        : call.Result.ToString();

    private static string SpeakerOf(TranscriptEntry row) =>
        row.Source == TranscriptSource.User ? Texts.CallSpeakerUser
        : row.Source == TranscriptSource.External ? Texts.CallSpeakerExternal
        : row.Source == TranscriptSource.Agent ? Texts.CallSpeakerAgent
        : row.Source.ToString();

    private string? DateOf(ConversationItem call) =>
        call.Date is { } date ? TimeZoneInfo.ConvertTime(date, TimeZone ?? TimeZoneInfo.Utc).ToString("g", CultureInfo.CurrentCulture) : null;

    private Task<bool> SearchAsync()
    {
        _searched = (AlloNumber, ContactNumber, PageSize);
        return _calls.SearchAsync(new ItemSearchRequest
        {
            AlloNumber = AlloNumber,
            ContactNumber = ContactNumber is { Length: > 0 } ? ContactNumber : Filled(_number),
            Search = Filled(_words),
            Size = PageSize,
        });
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task OpenAsync(ConversationItem call)
    {
        Release(_detail);
        _opened = call;
        _detail = Use(Allo.Call(call.Id));
        // Once: each link is another one, and the player would begin anew.
        _recordingLink = call.RecordingUrl is { } url ? Recordings.Create(Allo.Name, url) : null;
        _focus = () => _opened is null ? null : _title;
        var loading = LoadDetailAsync();
        _callbackError = await TryAsync(() => OnOpened.InvokeAsync(call)).ConfigureAwait(true);
        await loading.ConfigureAwait(true);
    }

    private async Task LoadDetailAsync()
    {
        if (_detail is { } detail && await detail.RefreshAsync().ConfigureAwait(true) && detail == _detail)
        {
            _recordingLink ??= detail.Data?.RecordingUrl is { } url ? Recordings.Create(Allo.Name, url) : null;
        }
    }

    private void Close()
    {
        var closed = _opened;
        Release(_detail);
        (_detail, _opened, _recordingLink) = (null, null, null);
        _focus = () => closed is not null && _detailButtons.TryGetValue(closed.Id, out var button) ? button : null;
    }
}
