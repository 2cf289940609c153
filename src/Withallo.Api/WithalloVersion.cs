namespace Withallo.Api;

/// <summary>The version of this SDK.</summary>
internal static class WithalloVersion
{
    public static string Current { get; } = typeof(WithalloVersion).Assembly.GetName().Version is { } version
        ? $"{version.Major}.{version.Minor}.{version.Build}"
        : "0.0.0";
}
