namespace Withallo.Webhooks;

/// <summary>Tells the account's own number from the other one: which member holds it depends on the direction.</summary>
internal static class Parties
{
    public static string? Remote(Direction direction, string? from, string? to) =>
        direction == Direction.Inbound ? from : direction == Direction.Outbound ? to : null;

    public static string? Allo(Direction direction, string? from, string? to) => Remote(direction, to, from);
}
