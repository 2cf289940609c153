using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>Dates mean the same instant on every machine. These tests pass in any time zone and culture, and are run in several.</summary>
public sealed class DateTests
{
    private static readonly Gen<DateTimeOffset> Instants =
        from ticks in ArbMap.Default.GeneratorFor<long>()
        from offset in Gen.Choose(-14 * 60, 14 * 60)
        let day = TimeSpan.TicksPerDay
        // A day away from either end, so that every offset has an instant.
        let utc = day + (long)((ulong)ticks % (ulong)(DateTime.MaxValue.Ticks - 2 * day))
        select new DateTimeOffset(utc, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(offset));

    [Fact]
    public void An_instant_survives_being_written_and_read()
    {
        Prop.ForAll(Instants.ToArbitrary(), static instant => Read(Write(instant)) == instant && Read(Write(instant))!.Value.Offset == TimeSpan.Zero)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void An_instant_is_the_same_however_its_offset_is_written()
    {
        string[] formats = ["yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", "yyyy-MM-dd' 'HH:mm:ss.fffffffzzz", "yyyy-MM-dd't'HH:mm:ss.fffffffzzz"];

        Prop.ForAll(Instants.ToArbitrary(), instant => formats.All(format => Read(instant.ToString(format, CultureInfo.InvariantCulture)) == instant))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void A_date_without_offset_is_UTC()
    {
        Prop.ForAll(Instants.ToArbitrary(), static instant =>
        {
            var text = instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
            return Read(text) == instant && Read(text + "Z") == instant;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void A_date_is_written_as_UTC_with_Z()
    {
        var instant = new DateTimeOffset(2024, 1, 15, 12, 30, 0, TimeSpan.FromHours(2));

        Assert.Equal("2024-01-15T10:30:00Z", Write(instant));
    }

    [Theory]
    [InlineData("2024-03-10T02:30:00")] // Does not exist in New York.
    [InlineData("2024-11-03T01:30:00")] // Exists twice in New York.
    [InlineData("2024-03-31T02:30:00")] // Does not exist in Paris.
    [InlineData("2024-02-29T23:59:59")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("9999-12-31T23:59:59")]
    public void Clock_changes_of_other_places_change_nothing(string text)
    {
        var instant = Read(text)!.Value;

        Assert.Equal(text, instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Theory]
    [InlineData("2024-01-15", "2024-01-15T00:00:00")]
    [InlineData("2024-01-15T10:30", "2024-01-15T10:30:00")]
    [InlineData("2024-01-15T10:30Z", "2024-01-15T10:30:00")]
    [InlineData("2024-01-15T12:30:00+02", "2024-01-15T10:30:00")]
    [InlineData("2024-01-15 10:30:00", "2024-01-15T10:30:00")]
    [InlineData("2024-01-15T10:30:00-00:00", "2024-01-15T10:30:00")]
    [InlineData("2024-01-15T00:15:00+14:00", "2024-01-14T10:15:00")]
    public void Shorter_and_stranger_forms_are_read(string text, string expectedUtc)
    {
        Assert.Equal(expectedUtc, Read(text)!.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("today")]
    [InlineData("15/01/2024")]
    [InlineData("2024-1-15")]
    [InlineData("2024-13-01T00:00:00")]
    [InlineData("2023-02-29T00:00:00")]
    [InlineData("2024-01-15T24:00:00")]
    [InlineData("2024-01-15T10:60:00")]
    [InlineData("2024-01-15T10:30:60")]
    [InlineData("2024-01-15T10:30:00.")]
    [InlineData("2024-01-15T10:30:00.1234567890")]
    [InlineData("2024-01-15T10:30:00+15:00")]
    [InlineData("2024-01-15T10:30:00 Z")]
    [InlineData("2024-01-15T10:30:00ZZ")]
    [InlineData(" 2024-01-15T10:30:00")]
    [InlineData("0000-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("2024-01-15T10:30:00\\u005a\\u005a")]
    public void What_is_not_a_date_is_null_and_not_guessed(string text)
    {
        Assert.Null(Read(text));
    }

    [Fact]
    public void Any_text_is_a_date_or_is_kept()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), static text =>
        {
            var call = Parse(JsonEncodedText.Encode(text ?? "").ToString());
            return string.IsNullOrEmpty(text) || call.StartDate is not null || call.AdditionalProperties!.ContainsKey("start_date");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    private static DateTimeOffset? Read(string text) => Parse(text).StartDate;

    private static Call Parse(string text) => JsonSerializer.Deserialize<Call>($$"""{"start_date":"{{text}}"}""")!;

    private static string Write(DateTimeOffset instant)
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(new Call { StartDate = instant }));
        return json.RootElement.GetProperty("start_date").GetString()!;
    }
}
