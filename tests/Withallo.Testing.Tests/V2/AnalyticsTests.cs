using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Tests.V2;

/// <summary>Analytics (docs/allo-api/v2.md#analytics): 4 calls on Tuesday 21 April, 1 on Monday 20 April, 1 in March.</summary>
public sealed class AnalyticsTests
{
    private const string April = """{"from":"2026-04-20","to":"2026-04-21"}""";
    private const string March = """{"from":"2026-03-01","to":"2026-03-31"}""";

    [Fact]
    public async Task The_overview_counts_calls_of_both_directions_by_user()
    {
        await using var sandbox = await StartAsync();

        var response = await sandbox.Wire.PostAsync("/analytics/overview", $$"""{"date":{{April}}}""");

        // Nothing to compare with, so no compare_date, no previous, no change.
        Assert.Equal(
            """{"data":{"date":{"from":"2026-04-20","to":"2026-04-21"},"summary":{"total_calls":{"value":5},"talk_time_seconds":{"value":180},"calls_over_1_min":{"value":1},"answer_rate":{"value":0.6}},"breakdown":[{"user":{"id":"usr-1","name":"Sam","email":null},"calls":{"value":4},"talk_time_seconds":{"value":180},"calls_over_1_min":{"value":1},"answer_rate":{"value":0.75}}],"last_updated":"2026-04-21T12:00:00Z"}}""",
            response.Body);
    }

    [Fact]
    public async Task With_a_period_to_compare_with_there_is_a_change()
    {
        await using var sandbox = await StartAsync();

        var data = (await sandbox.Wire.PostAsync("/analytics/overview", $$"""{"date":{{April}},"compare_date":{{March}}}""")).Data;

        Assert.Equal("""{"from":"2026-03-01","to":"2026-03-31"}""", data.GetProperty("compare_date").GetRawText());
        Assert.Equal("""{"value":5,"previous":1,"change":4}""", data.GetProperty("summary").GetProperty("total_calls").GetRawText());
        Assert.Equal("""{"value":1,"previous":0,"change":null}""", data.GetProperty("summary").GetProperty("calls_over_1_min").GetRawText());
    }

    [Theory]
    [InlineData("\"user_ids\":[\"usr-1\"]", 4)]
    [InlineData("\"user_ids\":[\"usr-none\"]", 0)]
    [InlineData("\"allo_numbers\":[\"+12125550100\"]", 5)]
    [InlineData("\"allo_numbers\":[]", 0)]
    public async Task It_can_be_of_some_users_or_numbers(string filter, int calls)
    {
        await using var sandbox = await StartAsync();

        var data = (await sandbox.Wire.PostAsync("/analytics/overview", $$"""{"date":{{April}},{{filter}}}""")).Data;

        Assert.Equal(calls, data.GetProperty("summary").GetProperty("total_calls").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task Outbound_calls_are_counted_by_stage_day_hour_and_user()
    {
        await using var sandbox = await StartAsync();

        var data = (await sandbox.Wire.PostAsync("/analytics/outbound", $$"""{"date":{{April}},"tags":["meeting"]}""")).Data;

        Assert.Equal(
            """{"dials":{"count":{"value":4},"rate":1},"connected":{"count":{"value":3},"rate":0.75},"conversations":{"count":{"value":1},"rate":0.25},"conversions":{"count":{"value":1},"rate":0.25}}""",
            data.GetProperty("funnel").GetRawText());
        Assert.Equal(
            """{"dials":[{"date":"2026-04-20","value":1},{"date":"2026-04-21","value":3}],"connected":[{"date":"2026-04-20","value":1},{"date":"2026-04-21","value":2}],"connection_rate":[{"date":"2026-04-20","value":1},{"date":"2026-04-21","value":0.6667}],"conversions":[{"date":"2026-04-20","value":0},{"date":"2026-04-21","value":1}]}""",
            data.GetProperty("time_series").GetRawText());
        Assert.Equal(
            """[{"day":"MONDAY","hour":9,"value":1},{"day":"TUESDAY","hour":9,"value":0.6667}]""",
            data.GetProperty("heatmap").GetProperty("connection_rate").GetRawText());
        Assert.Equal("""[{"user":{"id":"usr-1","name":"Sam","email":null},"connected":3}]""", data.GetProperty("leaderboard").GetRawText());
        Assert.Equal("""{"value":60}""", data.GetProperty("time_spent").GetProperty("avg_conversation_time_seconds").GetRawText());
        Assert.False(data.Has("items"));
    }

    [Theory]
    [InlineData("WEEK", "2026-04-20")]
    [InlineData("MONTH", "2026-04-01")]
    public async Task Days_can_be_taken_together(string granularity, string date)
    {
        await using var sandbox = await StartAsync();

        var data = (await sandbox.Wire.PostAsync("/analytics/outbound", $$"""{"date":{{April}},"granularity":"{{granularity}}"}""")).Data;

        Assert.Equal($$"""[{"date":"{{date}}","value":4}]""", data.GetProperty("time_series").GetProperty("dials").GetRawText());
    }

    [Fact]
    public async Task The_calls_of_a_stage_are_a_page_inside_data()
    {
        await using var sandbox = await StartAsync();

        var response = await sandbox.Wire.PostAsync(
            "/analytics/outbound", $$"""{"date":{{April}},"tags":["meeting"],"extend":"items","stage":"CONNECTED","page":2,"size":2}""");

        Assert.Equal(
            """{"data":[{"id":"cll-5","user":{"id":"usr-1","name":"Sam","email":null},"allo_number":"+12125550100","allo_number_label":"Main","contact_number":"+13125550110","stage":"CONNECTED","voicemail":false,"duration":30,"date":"2026-04-20T09:00:00Z"}],"pagination":{"page":2,"size":2,"total_count":3,"total_pages":2,"has_more":false}}""",
            response.Data.GetProperty("items").GetRawText());
        Assert.False(response.Json.Has("pagination"));
    }

    [Theory]
    [InlineData("overview", """{}""", "INVALID_DATE_RANGE")]
    [InlineData("overview", """{"date":{"from":"2026-04-21","to":"2026-04-21"}}""", "INVALID_DATE_RANGE")]
    [InlineData("overview", """{"date":{"from":"2024-04-21","to":"2026-04-21"}}""", "DATE_RANGE_TOO_WIDE")]
    [InlineData("overview", """{"date":{"from":"2026-04-20","to":"2026-04-21"},"user_ids":["a"],"allo_numbers":["b"]}""", "INVALID_REQUEST_BODY")]
    [InlineData("outbound", """{"date":{"from":"2026-04-20","to":"2026-04-21"},"granularity":"HOUR"}""", "INVALID_GRANULARITY")]
    [InlineData("outbound", """{"date":{"from":"2026-04-20","to":"2026-04-21"},"group_by":"USER"}""", "INVALID_GROUP_BY")]
    [InlineData("outbound", """{"date":{"from":"2026-04-20","to":"2026-04-21"},"extend":"calls"}""", "UNSUPPORTED_EXTEND_VALUE")]
    [InlineData("outbound", """{"date":{"from":"2026-04-20","to":"2026-04-21"},"extend":"items"}""", "INVALID_REQUEST_BODY")]
    [InlineData("outbound", """{"date":{"from":"2026-04-20","to":"2026-04-21"},"extend":"items","stage":"DIAL","size":101}""", "INVALID_PAGE_SIZE")]
    public async Task What_cannot_be_counted_is_400(string path, string body, string code)
    {
        await using var sandbox = await StartAsync();

        (await sandbox.Wire.PostAsync("/analytics/" + path, body)).Error(400, "validation_error", code);
    }

    private static async Task<V2Sandbox> StartAsync()
    {
        var sandbox = await V2Sandbox.StartAsync(seed: false);
        sandbox.Allo.PhoneNumbers.Add(new PhoneNumber { Number = "+12125550100", Name = "Main", Country = "US" });
        sandbox.Allo.Users.Add(new User { Id = "usr-1", Name = "Sam", Status = UserStatus.Active });
        var tuesday = new DateTimeOffset(2026, 4, 21, 9, 0, 0, TimeSpan.Zero);
        Add(1, tuesday, 2, CallResult.Answered, "meeting");
        Add(2, tuesday.AddMinutes(10), 0.5, CallResult.Answered);
        Add(3, tuesday.AddMinutes(20), 0.5, CallResult.Voicemail);
        Add(4, tuesday.AddMinutes(30), 0.2, CallResult.Failed, isInbound: true);
        Add(5, tuesday.AddDays(-1), 0.5, CallResult.Answered);
        Add(6, tuesday.AddDays(-30), 0.5, CallResult.Answered);
        return sandbox;

        void Add(int id, DateTimeOffset start, double minutes, CallResult result, string? tag = null, bool isInbound = false) =>
            sandbox.Allo.Calls.Add(new Call
            {
                Id = $"call_{id}",
                FromNumber = isInbound ? "+13125550110" : "+12125550100",
                ToNumber = isInbound ? "+12125550100" : "+13125550110",
                Type = isInbound ? Direction.Inbound : Direction.Outbound,
                Result = result,
                LengthInMinutes = minutes,
                Tag = tag,
                StartDate = start,
            });
    }
}
