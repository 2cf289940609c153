using Microsoft.AspNetCore.Components;
using Withallo.Api.V2;

namespace Withallo.Blazor;

/// <summary>
/// The account's calls, newest first, a page at a time, to be searched by number and words; a call opens with summary, transcript and
/// recording. Scope <c>CONVERSATIONS_READ</c>. Recordings are played where <c>app.MapWithalloRecordings()</c> is called.
/// </summary>
public sealed partial class CallTable : AlloComponentBase
{
    /// <summary>Only calls of this number of the account, E.164; null: of all.</summary>
    [Parameter]
    public string? AlloNumber { get; set; }

    /// <summary>Only calls with this number, E.164; null: the user may search.</summary>
    [Parameter]
    public string? ContactNumber { get; set; }

    /// <summary>Rows a page, 1 to 100; 20 unless given.</summary>
    [Parameter]
    public int PageSize { get; set; } = 20;

    /// <summary>A call was opened.</summary>
    [Parameter]
    public EventCallback<ConversationItem> OnOpened { get; set; }

    /// <summary>Further attributes of the element, such as <c>class</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }
}
