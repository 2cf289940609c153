using System.Text.Json;

namespace Withallo.Json.Shapes;

/// <summary>An object that keeps the members this version of the SDK does not know.</summary>
internal interface IKeepsUnknown
{
    IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
