using Microsoft.CodeAnalysis;

namespace Withallo.Api.Generator.Diagnostics;

/// <summary>Everything that can be wrong about an endpoint interface. Cause and cure of each: docs/diagnostics.md.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor PlaceholderWithoutParameter = Error(
        "ALLO001", "Placeholder without parameter",
        "No parameter of '{0}' fills the placeholder '{{{1}}}': name a parameter '{1}', or add [AliasAs(\"{1}\")] to one");

    public static readonly DiagnosticDescriptor PlaceholderTwice = Error(
        "ALLO002", "Placeholder used twice",
        "The placeholder '{{{1}}}' of '{0}' appears twice, or two parameters fill it: a value stands in one place and comes from one parameter");

    public static readonly DiagnosticDescriptor NullablePathParameter = Error(
        "ALLO003", "Nullable path parameter",
        "The parameter '{0}' is part of the path and cannot be null: remove the '?'");

    public static readonly DiagnosticDescriptor TwoBodies = Error(
        "ALLO004", "Two bodies",
        "'{0}' is the second body of '{1}': a request has one");

    public static readonly DiagnosticDescriptor BodyNotAllowed = Error(
        "ALLO005", "Body on GET or DELETE",
        "A {0} request has no body: send '{1}' in the query, or change the verb");

    public static readonly DiagnosticDescriptor UnsupportedReturnType = Error(
        "ALLO006", "Unsupported return type",
        "'{0}' returns '{1}': return Task, or Task<T> with a T that is not nullable");

    public static readonly DiagnosticDescriptor NoVerb = Error(
        "ALLO007", "No verb",
        "'{0}' has no verb: add [Get], [Post], [Put], [Patch] or [Delete], or give the method a body");

    public static readonly DiagnosticDescriptor TwoVerbs = Error(
        "ALLO008", "Two verbs",
        "'{0}' has more than one verb: split it into two methods");

    public static readonly DiagnosticDescriptor UnsupportedParameterType = Error(
        "ALLO009", "Unsupported parameter type",
        "The parameter '{0}' of type '{1}' cannot be sent in the {2}, which takes {3}");

    public static readonly DiagnosticDescriptor AnswerNotInContext = Error(
        "ALLO010", "Answer missing from the JSON context",
        "'{0}' cannot read its answer: add {1} to {2}");

    public static readonly DiagnosticDescriptor BodyNotInContext = Error(
        "ALLO011", "Body missing from the JSON context",
        "The body '{0}' cannot be written: add [JsonSerializable(typeof({1}))] to {2}");

    public static readonly DiagnosticDescriptor CancellationTokenNotLast = Error(
        "ALLO012", "No CancellationToken at the end",
        "The last parameter of '{0}', and only the last, must be a CancellationToken");

    public static readonly DiagnosticDescriptor BadPath = Error(
        "ALLO013", "Bad path",
        "The path of '{0}' must start with '/' and hold no '?', '#' or white space: query values are parameters");

    public static readonly DiagnosticDescriptor SameWireName = Error(
        "ALLO014", "Same name on the wire",
        "The parameter '{0}' of '{1}' is sent as '{2}', and so is another one: rename one with [AliasAs]");

    public static readonly DiagnosticDescriptor Generic = Error(
        "ALLO015", "Generic interface or method",
        "'{0}' is generic: an endpoint has fixed types");

    public static readonly DiagnosticDescriptor MalformedBraces = Error(
        "ALLO016", "Malformed braces",
        "The braces in the path of '{0}' do not pair up, or hold no name");

    public static readonly DiagnosticDescriptor EmptyWireName = Error(
        "ALLO017", "Empty name",
        "The name that the attribute gives the parameter '{0}' is empty");

    public static readonly DiagnosticDescriptor BadBetween = Error(
        "ALLO018", "[Between] that limits nothing",
        "[Between] on '{0}' needs an int and a least value that is not above the greatest");

    public static readonly DiagnosticDescriptor InterfaceName = Error(
        "ALLO019", "Interface name without I",
        "'{0}' must be named with an 'I' and another capital, such as ICallsApi: the class is named by the rest");

    public static readonly DiagnosticDescriptor Nested = Error(
        "ALLO020", "Nested interface",
        "'{0}' is declared inside a type: declare it in a namespace, for its extension methods cannot be nested");

    public static readonly DiagnosticDescriptor UnsupportedMember = Error(
        "ALLO021", "Member that is no endpoint",
        "'{0}' is no endpoint: an endpoint interface declares instance methods of its own and inherits none");

    public static readonly DiagnosticDescriptor EnumMemberWithoutName = Error(
        "ALLO022", "Enum member without a word",
        "The parameter '{0}' cannot send {1}: add [EnumMember(Value = \"…\")] to it");

    public static readonly DiagnosticDescriptor BadNot = Error(
        "ALLO023", "[Not] outside the path",
        "[Not] on '{0}' means nothing: it guards a string in the path");

    public static readonly DiagnosticDescriptor TwoRoles = Error(
        "ALLO024", "Body and header at once",
        "The parameter '{0}' is both [Body] and [Header]: choose one");

    public static readonly DiagnosticDescriptor MethodName = Error(
        "ALLO025", "Method name without Async",
        "'{0}' must end in 'Async': the method that builds its call is named by the rest");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Withallo.Api", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
