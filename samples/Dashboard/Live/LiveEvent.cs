namespace Dashboard.Live;

/// <summary>An event as the page shows it.</summary>
/// <param name="Id">Counts up, to know it by.</param>
/// <param name="At">When it was sent or, where Allo does not say, arrived.</param>
/// <param name="Topic">The topic's name.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Who">The other number or the contact's name; may be missing.</param>
/// <param name="What">What was said or done; may be missing.</param>
internal sealed record LiveEvent(long Id, DateTimeOffset At, string Topic, LiveEventKind Kind, string? Who, string? What);
