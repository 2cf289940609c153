using Microsoft.OpenApi;

namespace Withallo.Conformance.Tests;

internal static class SchemaTypes
{
    /// <summary>The type without its nullability; null where the schema says none, as one with <c>allOf</c> does.</summary>
    public static JsonSchemaType? TypeOf(this IOpenApiSchema schema) =>
        (schema.Type & ~JsonSchemaType.Null) is { } type and not 0 ? type : null;

    public static bool IsNullable(this IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Null) is true;
}
