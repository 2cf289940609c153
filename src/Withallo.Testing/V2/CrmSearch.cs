using Withallo.Api.V2;

namespace Withallo.Testing.V2;

/// <summary>What the searches of the CRM share: which page, in which order (docs/allo-api/v2.md#people). Mistakes are 422.</summary>
internal sealed class CrmSearch
{
    private readonly JsonBody? _filters;
    private readonly string _sort;

    public CrmSearch(SandboxRequest request)
    {
        var body = JsonBody.Of(request);
        Page = V2Page.Of(body);
        Text = body.Text("search");
        _filters = body.Object("filters");

        // The default is only in the prose.
        _sort = body.Text("sort") ?? CrmSort.DateDesc.Value;
        if (CrmSort.Known.All(known => known.Value != _sort))
        {
            throw V2Errors.Invalid("sort", "is no order that exists", 422);
        }
    }

    public V2Page Page { get; }

    /// <summary>What is searched for in several members at once; null: nothing.</summary>
    public string? Text { get; }

    /// <summary>Whether one of the values holds a filter's text; without the filter anything does.</summary>
    public bool Holds(string filter, params IEnumerable<string?> values) =>
        _filters?.Text(filter) is not { } wanted || Any(values, wanted);

    /// <summary>Whether one of the values is a filter's text; without the filter anything is.</summary>
    public bool Is(string filter, params IEnumerable<string?> values) =>
        _filters?.Text(filter) is not { } wanted || values.Contains(wanted);

    /// <summary>Whether one of the values holds the free text; without it anything does.</summary>
    public bool Mentions(params IEnumerable<string?> values) => Text is null || Any(values, Text);

    public IReadOnlyList<T> Order<T>(IEnumerable<T> rows, Func<T, DateTimeOffset?> date, Func<T, string> name, Func<T, DateTimeOffset?> created) =>
        _sort switch
        {
            "DATE_ASC" => [.. rows.OrderBy(date)],
            "NAME_ASC" => [.. rows.OrderBy(name, StringComparer.OrdinalIgnoreCase)],
            "NAME_DESC" => [.. rows.OrderByDescending(name, StringComparer.OrdinalIgnoreCase)],
            "CREATED_ASC" => [.. rows.OrderBy(created)],
            "CREATED_DESC" => [.. rows.OrderByDescending(created)],
            _ => [.. rows.OrderByDescending(date)],
        };

    private static bool Any(IEnumerable<string?> values, string wanted) =>
        values.Any(value => value?.Contains(wanted, StringComparison.OrdinalIgnoreCase) is true);
}
