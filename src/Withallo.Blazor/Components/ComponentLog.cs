using Microsoft.Extensions.Logging;

namespace Withallo.Blazor;

/// <summary>What components log.</summary>
internal static partial class ComponentLog
{
    [LoggerMessage(1, LogLevel.Error, "A callback that the application gave to {Component} failed.")]
    public static partial void CallbackFailed(ILogger logger, Exception exception, string component);
}
