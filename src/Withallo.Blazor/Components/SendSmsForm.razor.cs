using Microsoft.AspNetCore.Components;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Blazor.Resources;

namespace Withallo.Blazor;

/// <summary>
/// A form that sends a message, and counts characters and segments meanwhile: <c>POST /v1/api/sms</c>, scope <c>SMS_SEND</c>. Under a sender
/// ID it sends to France. An empty field never calls, and a double click sends once.
/// </summary>
public sealed partial class SendSmsForm : AlloComponentBase
{
    private const int LongestMessage = 1000;

    private readonly string _id = ElementId.Next();
    private Mutation<SmsDraft, SentSms> _send = null!;
    private IReadOnlyList<AlloNumber> _offered = [];
    private NumberPicker? _picker;
    private ElementReference _toInput;
    private ElementReference _messageInput;
    private string? _sender;
    private string? _to;
    private string? _message;
    private SmsFieldErrors _errors = new();
    private Exception? _callbackError;
    private bool _isReady;

    /// <summary>The number of the account to send from; null, without a <see cref="SenderId"/> either: the user chooses.</summary>
    [Parameter]
    public string? From { get; set; }

    /// <summary>The sender ID to send to France under; null: see <see cref="From"/>.</summary>
    [Parameter]
    public string? SenderId { get; set; }

    /// <summary>
    /// The numbers and sender IDs to choose from; null: the form reads those of the account itself (scope <c>PHONE_NUMBERS_READ</c>).
    /// </summary>
    [Parameter]
    public IReadOnlyList<AlloNumber>? Numbers { get; set; }

    /// <summary>The number that receives, at first; the user may change it.</summary>
    [Parameter]
    public string? To { get; set; }

    /// <summary>The text, at first; the user may change it.</summary>
    [Parameter]
    public string? Message { get; set; }

    /// <summary>A message was sent.</summary>
    [Parameter]
    public EventCallback<SentSms> OnSent { get; set; }

    /// <summary>Further attributes of the <c>form</c>, such as <c>class</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }

    private bool AsksForSender => string.IsNullOrEmpty(From) && string.IsNullOrEmpty(SenderId);

    private bool IsFrance => !AsksForSender ? !string.IsNullOrEmpty(SenderId)
        : _sender is not null && _offered.Any(number => number.Type == AlloNumberType.SenderId && number.Name == _sender);

    private string ToHint => IsFrance ? Texts.SmsFranceHint
        : _to?.TrimStart().StartsWith("+33", StringComparison.Ordinal) == true ? Texts.SmsFranceNeedsSenderId
        : Texts.SmsToHint;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        (_to, _message) = (To, Message);
        _send = Use(Allo.Mutation<SmsDraft, SentSms>((client, draft, token) => draft.SenderId is { } senderId
            ? client.Sms.SendFranceAsync(senderId, draft.To, draft.Message, cancellationToken: token)
            : client.Sms.SendAsync(draft.From, draft.To, draft.Message, cancellationToken: token)));
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Numbers is { } numbers)
        {
            Offer(numbers);
        }
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            // Before there is a circuit the browser itself would submit the form.
            _isReady = true;
            StateHasChanged();
        }
    }

    private static string? Invalid(string? error) => error is null ? null : "true";

    private static string? Described(string? error, string errorId, string? hintId = null) =>
        error is null ? hintId : hintId is null ? errorId : $"{errorId} {hintId}";

    private static string CountOf(string? message)
    {
        var sms = SmsText.Count(message ?? "");
        var count = Texts.Format(Texts.SmsCount, LengthOf(message), sms.Segments);
        return sms.Encoding == SmsEncoding.Ucs2 ? $"{count} · {Texts.SmsUcs2}" : count;
    }

    // As the client counts them before it sends.
    private static int LengthOf(string? message) => message?.EnumerateRunes().Count() ?? 0;

    /// <summary>Where there is no choice, it is made.</summary>
    private void Offer(IReadOnlyList<AlloNumber> numbers)
    {
        _offered = numbers;
        _sender ??= numbers is [var only] ? NumberPicker.ValueOf(only) : null;
    }

    private async Task SubmitAsync()
    {
        if (_send.IsPending)
        {
            return;
        }

        _errors = Check();
        _callbackError = null;
        if (_errors.Any)
        {
            _send.Reset();
            await FocusFirstErrorAsync().ConfigureAwait(true);
            return;
        }

        var sender = SenderId is { Length: > 0 } ? SenderId : From is { Length: > 0 } ? From : _sender!;
        if (await _send.RunAsync(new SmsDraft(IsFrance ? sender : null, sender, _to!, _message!)).ConfigureAwait(true) && _send.Data is { } sent)
        {
            _message = null;
            _callbackError = await TryAsync(() => OnSent.InvokeAsync(sent)).ConfigureAwait(true);
        }
    }

    private SmsFieldErrors Check() => new(
        AsksForSender && string.IsNullOrEmpty(_sender) ? Texts.SmsFromMissing : null,
        string.IsNullOrWhiteSpace(_to) ? Texts.SmsToMissing : null,
        string.IsNullOrWhiteSpace(_message) ? Texts.SmsMessageMissing : LengthOf(_message) > LongestMessage ? Texts.SmsMessageTooLong : null);

    private ValueTask FocusFirstErrorAsync() =>
        _errors.From is not null && _picker is not null ? _picker.FocusAsync()
        : _errors.To is not null ? _toInput.TryFocusAsync()
        : _messageInput.TryFocusAsync();
}
