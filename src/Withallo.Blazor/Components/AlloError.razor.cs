using Microsoft.AspNetCore.Components;

namespace Withallo.Blazor;

/// <summary>
/// Says what went wrong and what to do about it: missing scopes by their names, how long to wait, which fields. It shows nothing that
/// Allo or the user said, no number and no text. Without an error it shows nothing at all.
/// </summary>
public sealed partial class AlloError : ComponentBase
{
    /// <summary>What went wrong; null: nothing.</summary>
    [Parameter]
    public Exception? Error { get; set; }

    /// <summary>What to do when the user wants to try again; without it there is no button.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    /// <summary>Further attributes of the element, such as <c>class</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }
}
