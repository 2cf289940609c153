using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>
/// A call that has not ended: what the topics <c>call.received</c>, <c>call.triggered</c> and <c>call.answered</c> share. It has no
/// id, so that it can be joined to the completed call on user, number and time only.
/// </summary>
public abstract record OngoingCallPayload : WebhookObject
{
    private protected OngoingCallPayload()
    {
    }

    /// <summary>Who calls: as a rule E.164, or the word <c>anonymous</c>. Opaque text.</summary>
    public string? FromNumber { get; set; }

    /// <summary>Who is called. Opaque text.</summary>
    public string? ToNumber { get; set; }

    /// <summary>When the call began; may differ by seconds from the start date of the same call's <c>call.completed</c>.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>The Allo user: on an inbound call the one to whom the number belongs.</summary>
    public string? UserEmail { get; set; }

    /// <summary>The contact at the other end; <see langword="null"/> when nobody matches.</summary>
    public CallPerson? Person { get; set; }

    /// <summary>The contact's company.</summary>
    public CallCompany? Company { get; set; }

    /// <summary>The contact's deals; never <see langword="null"/>.</summary>
    public IReadOnlyList<CallDeal> Deals { get; set => field = value ?? []; } = [];

    /// <summary>Which way the call goes: as Allo says, else what the topic implies.</summary>
    public Direction Direction { get => field == default ? ImpliedDirection : field; set; }

    /// <summary>The other party's number, whichever way the call goes; <see langword="null"/> when the direction is not known.</summary>
    public string? RemoteNumber => Parties.Remote(Direction, FromNumber, ToNumber);

    /// <summary>The account's own number, whichever way the call goes; <see langword="null"/> when the direction is not known.</summary>
    public string? AlloNumber => Parties.Allo(Direction, FromNumber, ToNumber);

    /// <summary>What the topic alone says about the direction (webhooks.md (c) trap 6).</summary>
    private protected virtual Direction ImpliedDirection => default;

    private protected static ObjectShape<T> ShapeOf<T>(Func<T> create)
        where T : OngoingCallPayload =>
        new ObjectShape<T>(create)
            .Member("from_number", Wire.Text, p => p.FromNumber, (p, value) => p.FromNumber = value)
            .Member("to_number", Wire.Text, p => p.ToNumber, (p, value) => p.ToNumber = value, "to")
            .Member("direction", Wire.Word<Direction>(), WrittenDirection, (p, value) => p.Direction = value, "type")
            .Member("started_at", Wire.Date, p => p.StartedAt, (p, value) => p.StartedAt = value, "start_date")
            .Member("user_email", Wire.Text, p => p.UserEmail, (p, value) => p.UserEmail = value)
            .Member("person", CallPerson.Shape, p => p.Person, (p, value) => p.Person = value)
            .Member("company", CallCompany.Shape, p => p.Company, (p, value) => p.Company = value)
            .Member("deals", Wire.List(CallDeal.Shape), p => p.Deals, (p, value) => p.Deals = value);

    private static Direction WrittenDirection(OngoingCallPayload payload) =>
        payload.Direction == payload.ImpliedDirection ? default : payload.Direction;
}
