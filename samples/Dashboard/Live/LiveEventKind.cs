namespace Dashboard.Live;

/// <summary>What an event is about.</summary>
internal enum LiveEventKind
{
    Other,
    Call,
    Message,
    Contact,
}
