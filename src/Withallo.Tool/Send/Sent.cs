namespace Withallo.Tool;

/// <summary>What became of one event.</summary>
internal sealed record Sent(string? Id, int? Status, TimeSpan Elapsed, string Body, string? Error)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}
