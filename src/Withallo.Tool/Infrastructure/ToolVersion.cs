using System.Reflection;

namespace Withallo.Tool;

internal static class ToolVersion
{
    public static string Current { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>What requests of the tool that do not go through the client say they come from.</summary>
    public static string UserAgent { get; } = "withallo-tool/" + Current;
}
