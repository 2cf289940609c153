namespace Withallo.Api.Generator.Models;

/// <summary>A member of an enum and its word on the wire.</summary>
internal sealed record EnumMemberModel(string Name, string WireName);
