namespace Withallo.Api;

/// <summary>How a client reaches Allo.</summary>
public sealed class WithalloOptions
{
    /// <summary>How long one attempt may take, its body included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long all attempts and the delays between them may take.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Headers added to every request.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
