namespace Withallo.Api.Pipeline;

/// <summary>Where one generation of the API is, and how it is told who calls.</summary>
/// <param name="baseUrl">The base URL, with or without a slash at its end.</param>
/// <param name="authorization">The value of the <c>Authorization</c> header.</param>
internal sealed class ApiEndpoint(Uri baseUrl, string authorization)
{
    public string BaseUrl { get; } = baseUrl.AbsoluteUri.TrimEnd('/');

    /// <summary>Scheme, host and port: where the key may go.</summary>
    public string Origin { get; } = baseUrl.GetLeftPart(UriPartial.Authority);

    public string Authorization { get; } = authorization;

    /// <summary>The type alone: it holds the key.</summary>
    public override string ToString() => nameof(ApiEndpoint);
}
