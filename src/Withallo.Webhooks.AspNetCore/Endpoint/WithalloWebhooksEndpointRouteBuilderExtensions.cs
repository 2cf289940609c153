using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Withallo.Webhooks;
using Withallo.Webhooks.Endpoint;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the address that Allo delivers webhooks to.</summary>
public static class WithalloWebhooksEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the address that Allo delivers webhooks to (POST). The signature, or the path token, is the authentication: the endpoint
    /// lets anonymous requests through to its own checks, needs no antiforgery token and is not part of an OpenAPI description.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">
    /// The path, such as <c>/webhooks/allo</c>. A <see cref="WithalloWebhooksOptions.PathToken"/> is expected as one more segment, or
    /// where the pattern has <c>{token}</c>.
    /// </param>
    /// <param name="name">The name given to <c>AddWithalloWebhooks</c>; the default one without.</param>
    /// <exception cref="InvalidOperationException"><c>AddWithalloWebhooks</c> was not called.</exception>
    public static IEndpointConventionBuilder MapWithalloWebhooks(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        name ??= Options.DefaultName;
        var processor = endpoints.ServiceProvider.GetKeyedService<WebhookProcessor>(name)
            ?? throw new InvalidOperationException(
                name.Length == 0
                    ? "Webhooks are not registered: call services.AddWithalloWebhooks(…) before app.MapWithalloWebhooks(…)."
                    : $"No webhooks are registered under the name '{name}': call services.AddWithalloWebhooks(name, …) before app.MapWithalloWebhooks(…).");
        processor.LogProblems(pattern);
        return endpoints.MapMethods(WithToken(pattern), [HttpMethods.Post], context => WebhookEndpoint.HandleAsync(context, processor))
            .WithDisplayName($"Allo webhooks {pattern}")
            .WithMetadata(new AllowAnonymousAttribute())
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static string WithToken(string pattern) =>
        RoutePatternFactory.Parse(pattern).GetParameter(WebhookEndpoint.TokenRouteValue) is null
            ? $"{pattern.TrimEnd('/')}/{{{WebhookEndpoint.TokenRouteValue}?}}"
            : pattern;
}
