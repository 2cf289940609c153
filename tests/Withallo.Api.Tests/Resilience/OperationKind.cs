namespace Withallo.Api.Tests.Resilience;

/// <summary>What decides whether an operation is tried again.</summary>
internal enum OperationKind
{
    /// <summary>Doing it twice does what doing it once does.</summary>
    Repeatable,

    /// <summary>Allo honours an idempotency key.</summary>
    Idempotent,

    /// <summary>Neither: doing it twice may do it twice.</summary>
    Neither,

    /// <summary>Sends a message.</summary>
    Sms,
}
