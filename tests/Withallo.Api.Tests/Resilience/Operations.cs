using System.Reflection;
using Refit;
using Withallo.Api.Tests.Wholesome;
using Withallo.Api.V2;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Every operation that an interface declares, found by itself: a new endpoint takes part in every test at once.</summary>
internal static class Operations
{
    public const string RecordingTemplate = "/v1/assets/recordings/{recording}";

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        .. Endpoints.Interfaces.SelectMany(Endpoints.Operations).Select(Declared).Append(Recording())
            .OrderBy(static operation => operation.Template, StringComparer.Ordinal)
            .ThenBy(static operation => operation.Method.Method, StringComparer.Ordinal),
    ];

    public static IEnumerable<string> Names => All.Select(static operation => operation.Name).Distinct();

    private static ApiOperation Declared(MethodInfo method)
    {
        var (verb, template) = Endpoints.Route(method);
        var declared = Endpoints.Headers(method);
        var kind = (verb.Method, template) switch
        {
            ("POST", "/v1/api/sms") => OperationKind.Sms,
            ("GET", _) => OperationKind.Repeatable,
            _ when declared.Contains(Repeat.Safe) => OperationKind.Repeatable,
            _ when declared.Contains(Repeat.WithKey) => OperationKind.Idempotent,
            _ => OperationKind.Neither,
        };
        return new ApiOperation(verb, template, kind, method.ReturnType != typeof(Task), (client, text, options, cancellationToken) =>
            (Task)method.Invoke(
                Endpoint(client, method.DeclaringType!),
                BindingFlags.DoNotWrapExceptions,
                binder: null,
                [.. method.GetParameters().Select(parameter => Argument(parameter, text, options, cancellationToken))],
                culture: null)!);
    }

    /// <summary>The one operation that is a request of the client's own: what a download sends.</summary>
    private static ApiOperation Recording() => new(HttpMethod.Get, RecordingTemplate, OperationKind.Repeatable, ReadsBody: false, DownloadAsync);

    private static async Task DownloadAsync(WithalloClient client, string text, RequestOptions? options, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, RecordingTemplate.Replace("{recording}", Uri.EscapeDataString(text), StringComparison.Ordinal));
        request.Options.Set(RequestOptions.OptionsKey, options!);
        using var response = await client.Http.SendAsync(request, cancellationToken);
    }

    private static object Endpoint(WithalloClient client, Type type) =>
        Of(client, typeof(IWithalloClient), type) ?? Of(client.V2, typeof(IWithalloV2Client), type) ?? throw new InvalidOperationException($"No client has {type}.");

    private static object? Of(object client, Type declared, Type type) =>
        declared.GetProperties().SingleOrDefault(property => property.PropertyType == type)?.GetValue(client);

    private static object? Argument(ParameterInfo parameter, string text, RequestOptions? options, CancellationToken cancellationToken) => parameter switch
    {
        _ when parameter.ParameterType == typeof(CancellationToken) => cancellationToken,
        _ when parameter.ParameterType == typeof(RequestOptions) => options,
        _ when parameter.IsDefined(typeof(BodyAttribute)) => Sample.Request(parameter.ParameterType),
        _ when parameter.ParameterType == typeof(string) => text,
        { HasDefaultValue: true } => parameter.DefaultValue,
        _ => null,
    };
}
