using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Withallo.Contract.Tests.Support;

/// <summary>What a query parameter, a header or a body must be. One of these is set.</summary>
internal sealed record ValuePattern(string? EqualTo = null, string? Matches = null, JsonNode? EqualToJson = null, bool Absent = false)
{
    public static ValuePattern IsAbsent { get; } = new(Absent: true);

    private static readonly JsonDocumentOptions _noMemberTwice = new() { AllowDuplicateProperties = false };

    public bool IsMatch(string? value) => this switch
    {
        { EqualTo: { } text } => value == text,
        { Matches: { } pattern } => value is not null && Regex.IsMatch(value, $"^(?:{pattern})$", RegexOptions.Singleline),
        { EqualToJson: { } json } => value is not null && IsJson(value, json),
        _ => value is null == Absent,
    };

    public override string ToString() => EqualTo ?? EqualToJson?.ToJsonString() ?? (Matches is null ? "nothing" : $"a match of {Matches}");

    private static bool IsJson(string value, JsonNode expected)
    {
        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(value, documentOptions: _noMemberTwice), expected);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
