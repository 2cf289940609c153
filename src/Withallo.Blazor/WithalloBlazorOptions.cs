namespace Withallo.Blazor;

/// <summary>How the queries and components behave.</summary>
public sealed class WithalloBlazorOptions
{
    /// <summary>The clock that queries poll by and links to recordings expire by.</summary>
    /// <value><see langword="null"/>: the system's.</value>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>How long a link to a recording works, counted from when the call was opened.</summary>
    /// <value>1 hour.</value>
    public TimeSpan RecordingLinkLifetime { get; set; } = TimeSpan.FromHours(1);
}
