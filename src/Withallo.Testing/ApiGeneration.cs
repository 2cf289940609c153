namespace Withallo.Testing;

/// <summary>A generation of Allo's REST API: they differ in base URL, authorization, paging and error bodies.</summary>
public enum ApiGeneration
{
    /// <summary><c>https://api.withallo.com/v1/api</c>: SMS, contacts, calls, numbers, legacy webhooks.</summary>
    V1 = 1,

    /// <summary><c>https://api.withallo.com/v2/api</c>: everything but sending SMS.</summary>
    V2 = 2,
}
