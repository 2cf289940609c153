namespace Withallo.Json.Generator.Models;

/// <summary>What a member holds, and with it the reader that it gets.</summary>
internal enum MemberKind
{
    Text,
    TextList,
    Flag,
    Number,
    Date,
    StringEnum,
    StringEnumList,
    TopicList,
    Object,
    ObjectList,
    Map,
}
