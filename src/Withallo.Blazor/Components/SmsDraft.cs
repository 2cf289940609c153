namespace Withallo.Blazor;

/// <summary>What <see cref="SendSmsForm"/> sends: from a number, or to France under a sender ID.</summary>
internal sealed record SmsDraft(string? SenderId, string From, string To, string Message)
{
    public override string ToString() => nameof(SmsDraft);
}
