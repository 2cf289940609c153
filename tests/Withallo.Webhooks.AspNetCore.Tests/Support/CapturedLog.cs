using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Withallo.Webhooks.AspNetCore.Tests.Support;

/// <summary>Everything that is logged, by us and by the server.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LoggedLine> _lines = new();

    public IReadOnlyCollection<LoggedLine> Lines => _lines;

    public IEnumerable<LoggedLine> Ours => _lines.Where(line => line.Category == WithalloWebhooksTelemetry.Name);

    public ILogger CreateLogger(string categoryName) => new Logger(_lines, categoryName);

    public void Dispose()
    {
    }

    internal sealed record LoggedLine(string Category, LogLevel Level, EventId Id, string Message, Exception? Exception);

    private sealed class Logger(ConcurrentQueue<LoggedLine> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LoggedLine(category, logLevel, eventId, formatter(state, exception), exception));
    }
}
