namespace Withallo.Webhooks.Wolverine.Tests.OwnApplication;

/// <summary>Found by Wolverine, for its name.</summary>
public sealed class OrderPlacedHandler(Journal journal)
{
    public void Handle(OrderPlaced message) => journal.Lines.Enqueue($"order {message.Number}");
}
