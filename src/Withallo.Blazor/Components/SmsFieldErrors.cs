namespace Withallo.Blazor;

/// <summary>What is wrong with the fields of <see cref="SendSmsForm"/>.</summary>
internal sealed record SmsFieldErrors(string? From = null, string? To = null, string? Message = null)
{
    public bool Any => (From ?? To ?? Message) is not null;
}
