namespace Withallo.Testing.V2;

/// <summary>How far an outbound call came; each stage includes those before it.</summary>
internal enum Stage
{
    Dial,
    Connected,
    Conversation,
    Conversion,
}
