using Withallo.Api.V2;

namespace Withallo.Api.Serialization;

/// <summary>The values of <c>extend</c> as Allo names them, separated by commas; null leaves the parameter out.</summary>
internal static class QueryFlags
{
    public static string? ToQuery(this ContactExtensions extend) => (extend & (ContactExtensions.Engagement | ContactExtensions.Activity)) switch
    {
        ContactExtensions.Engagement => "engagement",
        ContactExtensions.Activity => "activity",
        ContactExtensions.Engagement | ContactExtensions.Activity => "engagement,activity",
        _ => null,
    };

    public static string? ToQuery(this ItemExtensions extend) => extend.HasFlag(ItemExtensions.Transcript) ? "transcript" : null;
}
