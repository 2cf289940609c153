namespace Withallo.Webhooks;

/// <summary>Which generation of Allo's webhooks an event belongs to, told by its body.</summary>
public enum WebhookVersion
{
    /// <summary>2025, retired: the object stands in <c>body</c>. Unsigned.</summary>
    V0,

    /// <summary>Topics such as <c>CALL_RECEIVED</c>; the object stands in <c>data</c>. Unsigned, no delivery id.</summary>
    V1,

    /// <summary>Dotted topics such as <c>call.completed</c>, with a version and a time. Signed.</summary>
    V2,
}
