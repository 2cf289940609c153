using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;


namespace Withallo.Api.Tests.Resilience;

/// <summary>Every operation that the generator emitted, found by itself: a new endpoint takes part in every test at once.</summary>
internal static partial class Operations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. typeof(WithalloClient).Assembly.GetTypes()
            .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic))
            .Where(static field => field.FieldType == typeof(Operation))
            .Select(static field => (Operation)field.GetValue(null)!)
            .OrderBy(static operation => operation.Generation)
            .ThenBy(static operation => operation.Template, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Method.Method, StringComparer.Ordinal),
    ];

    /// <summary>One stand-in for a kind that has no operation yet.</summary>
    public static IReadOnlyList<Operation> Tested { get; } =
    [
        .. All,
        .. Enum.GetValues<OperationKind>().Where(static kind => !All.Any(operation => KindOf(operation) == kind)).Select(static kind =>
            new Operation(ApiGeneration.V2, HttpMethod.Post, $"/stand-in/{kind}", idempotent: kind == OperationKind.Idempotent)),
    ];

    public static OperationKind KindOf(Operation operation) => operation switch
    {
        { Repeatable: true } => OperationKind.Repeatable,
        { Idempotent: true } => OperationKind.Idempotent,
        { Generation: ApiGeneration.V1, Route: "/sms" } => OperationKind.Sms,
        _ => OperationKind.Neither,
    };

    /// <summary>A call of any operation: the pipeline knows no more of it than this.</summary>
    public static ApiCall<JsonElement> Call(Operation operation) => new(
        operation,
        Placeholder().Replace(operation.Route, "some-id"),
        RawAnswer.Instance,
        operation.Method == HttpMethod.Get || operation.Method == HttpMethod.Delete ? null : "{}"u8.ToArray());

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Placeholder();
}
