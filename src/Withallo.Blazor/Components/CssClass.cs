namespace Withallo.Blazor;

/// <summary>Our class beside those that the user gives.</summary>
internal static class CssClass
{
    public static string Join(string ours, IReadOnlyDictionary<string, object>? attributes) =>
        attributes is not null && attributes.TryGetValue("class", out var theirs) ? $"{ours} {theirs}" : ours;
}
