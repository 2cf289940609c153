namespace Withallo.Api.Generator.Models;

/// <summary>An enum of ours that is sent as words.</summary>
/// <param name="Type">Its type, as the generated file names it.</param>
/// <param name="IsFlags">Whether several words may be sent, joined with commas.</param>
/// <param name="Members">The members that have a word.</param>
internal sealed record EnumModel(string Type, bool IsFlags, EquatableArray<EnumMemberModel> Members);
