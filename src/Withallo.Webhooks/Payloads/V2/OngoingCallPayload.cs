using Withallo.Json;

namespace Withallo.Webhooks.V2;

/// <summary>
/// A call that has not ended: what the topics <c>call.received</c>, <c>call.triggered</c> and <c>call.answered</c> share. It has no
/// id, so that it can be joined to the completed call on user, number and time only.
/// </summary>
public abstract record OngoingCallPayload : AlloObject
{
    private protected OngoingCallPayload()
    {
    }

    /// <summary>Who calls: as a rule E.164, or <c>anonymous</c>. Opaque text.</summary>
    public string? FromNumber { get; set; }

    /// <summary>Who is called. Opaque text.</summary>
    [AlloName("to_number", "to")]
    public string? ToNumber { get; set; }

    /// <summary>When the call began; may differ by seconds from the start date of the same call's <c>call.completed</c>.</summary>
    [AlloName("started_at", "start_date")]
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
    [AlloIgnore]
    public Direction Direction { get => StatedDirection == default ? ImpliedDirection : StatedDirection; set => StatedDirection = value; }

    /// <summary>The other party's number, whichever way the call goes; <see langword="null"/> when the direction is not known.</summary>
    public string? RemoteNumber => Parties.Remote(Direction, FromNumber, ToNumber);

    /// <summary>The account's own number, whichever way the call goes; <see langword="null"/> when the direction is not known.</summary>
    public string? AlloNumber => Parties.Allo(Direction, FromNumber, ToNumber);

    /// <summary>What the topic alone says about the direction.</summary>
    private protected virtual Direction ImpliedDirection => default;

    [AlloName("direction", "type")]
    internal Direction StatedDirection { get; set; }
}
