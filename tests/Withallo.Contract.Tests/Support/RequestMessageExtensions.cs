using WireMock;

namespace Withallo.Contract.Tests.Support;

internal static class RequestMessageExtensions
{
    /// <summary>A header by its name in any case; null when it is not there.</summary>
    public static string? Header(this IRequestMessage request, string name)
    {
        var values = request.Headers!.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(header => header.Value).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }
}
