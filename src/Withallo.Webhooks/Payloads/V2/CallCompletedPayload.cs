using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>
/// What <see cref="WebhookTopic.V2.CallCompleted"/> (<c>call.completed</c>) carries: a call that has ended and whose recording,
/// transcript and summary are ready.
/// </summary>
public sealed record CallCompletedPayload : EndedCallPayload
{
    /// <summary>The contact at the other end. Not documented for this topic: read when Allo sends it.</summary>
    public CallPerson? Person { get; set; }

    internal static ObjectShape<CallCompletedPayload> Shape { get; } = ShapeOf<CallCompletedPayload>(() => new())
        .Member("tags", Wire.List(Wire.TextOrNamed("name")), p => p.Tags, AddTags)
        .Member("tag", Wire.TextOrNamed("name"), get: null, AddTag, "call_category")
        .Member("person", CallPerson.Shape, p => p.Person, (p, value) => p.Person = value);
}
