namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>Stands in for the enumeration of that name in Microsoft.Azure.Functions.Worker.</summary>
internal enum AuthorizationLevel
{
    Anonymous,
}
