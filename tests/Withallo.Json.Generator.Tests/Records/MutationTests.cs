using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Withallo.Api.Serialization;
using Withallo.Json.Generator.Tests.Support;
using Withallo.Webhooks;

namespace Withallo.Json.Generator.Tests.Records;

/// <summary>Documents such as Allo sends, damaged at random: they are read, or refused in the one way that is foreseen.</summary>
public sealed class MutationTests
{
    private static readonly byte[][] _webhooks =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "webhooks"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static readonly byte[][] _pages =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "rest"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static readonly ResponseReader[] _readers = [.. ResourceJson.All.SelectMany(static json => json.Readers)];

    private static readonly (ResponseReader Reader, byte[] Body)[] _responses =
        [.. _readers.SelectMany(static reader => _pages.Append(BodyOf(reader.Type)).Select(body => (reader, body)))];

    [Fact]
    public void Every_response_is_read_from_a_whole_body() =>
        Assert.All(_readers, static reader => Assert.IsType(reader.Type, reader.ReadObject(BodyOf(reader.Type))!, exactMatch: false));

    [Fact]
    public void A_damaged_response_is_read_or_refused() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(30_000),
        Prop.ForAll(Arb.From(Damaged(_responses, static response => response.Body)), static damaged =>
        {
            try
            {
                return damaged.Original.Reader.ReadObject(damaged.Body)?.ToString() is not "";
            }
            catch (JsonException exception)
            {
                return exception.LineNumber is not null && exception.BytePositionInLine is not null;
            }
        }));

    [Fact]
    public void A_damaged_webhook_is_read_or_refused() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(30_000),
        Prop.ForAll(Arb.From(Damaged(_webhooks, static body => body)), static damaged =>
        {
            try
            {
                return WebhookEvent.Parse(damaged.Body).Raw.ValueKind == JsonValueKind.Object;
            }
            catch (InvalidWebhookPayloadException)
            {
                return true;
            }
        }));

    [Fact]
    public void What_was_read_of_a_damaged_record_is_written_and_read_again() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(10_000),
        Prop.ForAll(
            Arb.From(Damaged([.. AlloTypes.Records.Select(static type => (Type: type, Body: Encoding.UTF8.GetBytes(Sample.Of(type).ToJsonString())))], static of => of.Body)),
            static damaged =>
            {
                string written;
                try
                {
                    written = JsonSerializer.Serialize(JsonSerializer.Deserialize(JsonText.Utf8Of(damaged.Body), damaged.Original.Type), damaged.Original.Type);
                }
                catch (JsonException)
                {
                    return true;
                }

                return written == JsonSerializer.Serialize(JsonSerializer.Deserialize(written, damaged.Original.Type), damaged.Original.Type);
            }));

    private static Gen<(T Original, byte[] Body)> Damaged<T>(T[] originals, Func<T, byte[]> body) =>
        from original in Gen.Elements(originals)
        from seed in Gen.Choose(0, int.MaxValue)
        select (original, Mutation.Of(body(original), new Random(seed)));

    private static byte[] BodyOf(Type type)
    {
        var isPage = type.IsGenericType && type.Name.StartsWith("ResultPage", StringComparison.Ordinal) && type.Namespace == "Withallo.Api";
        JsonNode data = isPage
            ? new JsonObject { ["results"] = Sample.Value(typeof(IReadOnlyList<>).MakeGenericType(type.GenericTypeArguments)), ["metadata"] = new JsonObject { ["total_pages"] = 2 } }
            : Sample.Value(type);
        return Encoding.UTF8.GetBytes((data is not JsonObject whole || !whole.ContainsKey("data") || isPage ? new JsonObject { ["data"] = data } : data).ToJsonString());
    }
}
