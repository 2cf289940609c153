using Microsoft.AspNetCore.Components;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Blazor;

/// <summary>
/// A form that sends a message, and counts characters and segments meanwhile: <c>POST /v1/api/sms</c>, scope <c>SMS_SEND</c>. Under a sender
/// ID it sends to France. An empty field never calls, and a double click sends once.
/// </summary>
public sealed partial class SendSmsForm : AlloComponentBase
{
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
}
