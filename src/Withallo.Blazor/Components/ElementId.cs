using System.Globalization;

namespace Withallo.Blazor;

/// <summary>Ids for elements that labels and descriptions point to.</summary>
internal static class ElementId
{
    private static int _last;

    public static string Next() => string.Create(CultureInfo.InvariantCulture, $"withallo-{Interlocked.Increment(ref _last)}");
}
