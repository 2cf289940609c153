namespace Withallo.Contract.Tests.Support;

/// <summary>A request in WireMock's journal.</summary>
/// <param name="Mapping">The file of the mapping that answered it, or null when none matched.</param>
/// <param name="Difference">When none matched, WireMock's comparison with the nearest one.</param>
/// <param name="Stray">Names in its query that the mapping does not speak of, which WireMock passes over.</param>
/// <param name="Body">As it was sent.</param>
/// <param name="Headers">By name, in any case.</param>
internal sealed record ReceivedRequest(
    string? Mapping, string? Difference, IReadOnlyList<string> Stray, string Body, IReadOnlyDictionary<string, string> Headers);
