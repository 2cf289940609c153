namespace Microsoft.Extensions.DependencyInjection;

internal sealed record WithalloBuilder(IServiceCollection Services, string Name, IHttpClientBuilder HttpClient) : IWithalloBuilder;
