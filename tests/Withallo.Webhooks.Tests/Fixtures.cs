namespace Withallo.Webhooks.Tests;

/// <summary>The payload files in tests/Fixtures/webhooks, copied next to the tests.</summary>
internal static class Fixtures
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static IReadOnlyList<string> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".json"));

    public static WebhookEvent Parse(string name) => WebhookEvent.Parse(Read(name));

    public static TPayload Data<TPayload>(string name) => Assert.IsType<WebhookEvent<TPayload>>(Parse(name)).Data;
}
