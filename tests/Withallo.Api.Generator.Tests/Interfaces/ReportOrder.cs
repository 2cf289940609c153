using System.Runtime.Serialization;

namespace Withallo.Api.Generator.Tests.Interfaces;

public enum ReportOrder
{
    [EnumMember(Value = "newest_first")]
    NewestFirst,

    [EnumMember(Value = "oldest_first")]
    OldestFirst,
}
