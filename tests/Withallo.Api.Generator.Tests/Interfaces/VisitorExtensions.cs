using System.Runtime.Serialization;

namespace Withallo.Api.Generator.Tests.Interfaces;

[Flags]
public enum VisitorExtensions
{
    None = 0,

    [EnumMember(Value = "engagement")]
    Engagement = 1,

    [EnumMember(Value = "activity")]
    Activity = 2,

    All = Engagement | Activity,
}
