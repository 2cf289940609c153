using System.Text.Json.Serialization;
using Refit;

namespace Withallo.Api.Serialization;

/// <summary>Refit as this client uses it: its own URL formatting and JSON, and exceptions that are typed before Refit sees them.</summary>
internal static class AlloRefit
{
    private static readonly UrlFormatter Formatter = new();

    /// <summary>The settings of an interface of the user's own.</summary>
    public static RefitSettings SettingsFor(JsonSerializerContext context) => Create(new ContextJson(context));

    /// <summary>A client that Refit generated; its interface need not be one of this assembly.</summary>
    public static T Create<T>(HttpClient http, RefitSettings settings)
        where T : class => RestService.ForGenerated<T>(http, settings);

    /// <summary>The settings of an interface whose bodies are read and written so.</summary>
    public static RefitSettings Create(IResponseJson json) => new(new AlloContentSerializer(json), Formatter)
    {
        // The handlers have thrown already; Refit's own exceptions would keep the request, and with it the key.
        ExceptionFactory = static _ => default,
        TransportExceptionFactory = static (_, exception, _) => exception,
        DeserializationExceptionFactory = static (_, exception) => new ValueTask<Exception?>(exception),
        RequestBodySerialization = RequestBodySerializationMode.Buffered,
    };
}
