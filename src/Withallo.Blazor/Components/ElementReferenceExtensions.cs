using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Withallo.Blazor;

internal static class ElementReferenceExtensions
{
    /// <summary>Focuses an element, unless it or the browser is gone: nothing is lost then.</summary>
    public static async ValueTask TryFocusAsync(this ElementReference element)
    {
        try
        {
            await element.FocusAsync().ConfigureAwait(true);
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or OperationCanceledException or InvalidOperationException)
        {
        }
    }
}
