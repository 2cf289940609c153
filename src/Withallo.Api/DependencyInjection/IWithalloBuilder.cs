namespace Microsoft.Extensions.DependencyInjection;

/// <summary>A registered client, to be refined.</summary>
public interface IWithalloBuilder
{
    /// <summary>Where it is registered.</summary>
    IServiceCollection Services { get; }

    /// <summary>The client's name, which is also the key of its services; empty for the default one.</summary>
    string Name { get; }

    /// <summary>
    /// The handlers under the client: add your own with <c>AddHttpMessageHandler</c>, or replace the lowest one. Timeouts, retries and
    /// headers are those of <see cref="Withallo.Api.WithalloOptions"/>; every attempt passes through these handlers anew. None of them can
    /// send a request twice that must not be repeated.
    /// </summary>
    IHttpClientBuilder HttpClient { get; }
}
