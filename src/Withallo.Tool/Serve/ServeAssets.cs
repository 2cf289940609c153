namespace Withallo.Tool;

/// <summary>What the page is made of besides its HTML.</summary>
internal static class ServeAssets
{
    public static string Css { get; } = Read("page.css");

    public static string Script { get; } = Read("page.js");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ServeAssets).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
