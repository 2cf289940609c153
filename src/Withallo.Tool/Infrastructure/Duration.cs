using System.Globalization;

namespace Withallo.Tool;

/// <summary>Times as people write and read them.</summary>
internal static class Duration
{
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>Reads <c>200ms</c>, <c>1.5s</c>, <c>5m</c>, <c>2h</c> or <c>1d</c>.</summary>
    public static TimeSpan Parse(string text, string option)
    {
        foreach (var (unit, length) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count * length.TotalDays <= 365)
            {
                return count * length;
            }
        }

        throw new ToolException($"{option} takes a time such as 200ms, 1.5s, 5m or 2h.", ExitCode.Usage);
    }

    public static string Show(TimeSpan time) => time.Duration() switch
    {
        { TotalMilliseconds: < 1000 } t => Text($"{t.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 60 } t => Text($"{t.TotalSeconds:0.0} s"),
        { TotalMinutes: < 60 } t => Text($"{(int)t.TotalMinutes} min {t.Seconds} s"),
        { TotalHours: < 48 } t => Text($"{(int)t.TotalHours} h {t.Minutes} min"),
        var t => Text($"{(int)t.TotalDays} days"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
