using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Blazor.Recordings;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the address that browsers play recordings from.</summary>
public static class WithalloRecordingsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the address that <c>CallTable</c> lets browsers play recordings from (GET). The server fetches the recording with the key and
    /// passes it on: neither the key nor Allo's address reaches the browser. A link is encrypted and expires, but works for whoever has it:
    /// add <c>RequireAuthorization()</c> where the pages need a login.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, without parameters.</param>
    /// <exception cref="InvalidOperationException"><c>AddWithalloBlazor</c> was not called.</exception>
    public static IEndpointConventionBuilder MapWithalloRecordings(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/_withallo/recordings")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        var links = endpoints.ServiceProvider.GetService<RecordingLinks>()
            ?? throw new InvalidOperationException("Call services.AddWithalloBlazor() before app.MapWithalloRecordings().");
        var path = pattern.Trim('/');
        links.Path = path;
        return endpoints.MapGet("/" + path + "/{ticket}", (RequestDelegate)(context => RecordingEndpoint.HandleAsync(context, links)))
            .WithDisplayName("Allo recordings")
            .ExcludeFromDescription();
    }
}
