using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Keeps every line at every level, with all that structured logging would export of it.</summary>
internal sealed class RecordingLogger : ILogger, ILoggerProvider
{
    public ConcurrentQueue<(EventId Id, LogLevel Level, string Text)> Lines { get; } = new();

    public Action<EventId>? OnEvent { get; set; }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Lines.Enqueue((default, LogLevel.Trace, $"{state}"));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(static pair => $"{pair.Key}={pair.Value}")) : "";
        Lines.Enqueue((eventId, logLevel, $"{formatter(state, exception)} {values} {exception}"));
        OnEvent?.Invoke(eventId);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }
}
