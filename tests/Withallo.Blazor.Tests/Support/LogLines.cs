using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Withallo.Blazor.Tests.Support;

/// <summary>What components log, without what the client does.</summary>
internal sealed class LogLines : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly string? _category;

    public LogLines()
    {
    }

    private LogLines(LogLines all, string category) => (_lines, _category) = (all._lines, category);

    public string[] Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new LogLines(this, categoryName);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => _category == "Withallo.Blazor";

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
        }
    }
}
