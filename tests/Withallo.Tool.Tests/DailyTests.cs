using System.Text.Json;

namespace Withallo.Tool.Tests;

public sealed class DailyTests : IAsyncLifetime
{
    private Serve _serve = null!;

    public async ValueTask InitializeAsync() => _serve = await Serve.StartAsync();

    public ValueTask DisposeAsync() => _serve.DisposeAsync();

    [Fact]
    public async Task Numbers_are_lines_for_a_pipe_and_objects_for_a_program()
    {
        var piped = (await _serve.RunAsync("numbers")).Exits(0);
        var json = (await _serve.RunAsync("numbers", "--json")).Exits(0);

        Assert.Equal("+33199000100\tParis Office\tNUMBER\tFR\tVOICE, SMS\tSam Rivers", piped.Lines[1]);
        Assert.Equal(4, json.Json.GetArrayLength());
        Assert.Equal(["VOICE", "SMS", "MMS"], json.Json[0].GetProperty("capabilities").EnumerateArray().Select(value => value.GetString()));
        Assert.Equal(JsonValueKind.Null, json.Json[3].GetProperty("number").ValueKind);
    }

    [Fact]
    public async Task A_message_is_sent_from_a_number_or_by_a_sender_ID()
    {
        var sent = (await _serve.RunAsync("sms", "send", "--from", "+12125550100", "--to", "+13125550110", "--text", "Brød & [red]", "--json")).Exits(0);
        var french = (await _serve.RunAsync("sms", "send", "--sender-id", "WillowCo", "--to", "+33639980100", "--text=- oui")).Exits(0);

        Assert.Contains("Brød & [red]", sent.Output, StringComparison.Ordinal);
        Assert.Equal("+13125550110", sent.Json.GetProperty("to_number").GetString());
        Assert.Equal("Sent to +33639980100 from WillowCo.\n", french.Output);
    }

    [Fact]
    public async Task Which_number_is_asked_when_there_are_several()
    {
        var run = (await _serve.RunAsync("sms", "send", "--to", "+13125550110", "--text", "Hi")).Exits(2);

        Assert.Contains("+12125550100, +33199000100, +12125550101", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Allo_says_is_passed_on_to_the_user()
    {
        var run = (await _serve.RunAsync("sms", "send", "--from", "+15005550001", "--to", "+13125550110", "--text", "Hi")).Exits(5);

        Assert.Contains("FROM_NUMBER_NOT_FOUND", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhooks_of_both_generations_come_and_go()
    {
        var v2 = (await _serve.RunAsync("webhooks", "create", "--url", "https://example.com/a", "--topics", "sms.sent", "--description", "A", "--json"))
            .Exits(0).Json;
        var v1 = (await _serve.RunAsync("webhooks", "create", "--url", "https://example.com/b", "--topics", "SMS_SENT", "--number", "+12125550100", "--json"))
            .Exits(0).Json;
        var list = (await _serve.RunAsync("webhooks", "list")).Exits(0);

        Assert.StartsWith("whsec_", v2.GetProperty("signing_secret").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, v1.GetProperty("signing_secret").ValueKind);
        Assert.Equal(
            [
                $"{v2.GetProperty("id").GetString()}\tv2\thttps://example.com/a\tyes\tsms.sent\tA",
                "\tv1\thttps://example.com/b\tyes\tSMS_SENT\t+12125550100",
            ],
            list.Lines);

        (await _serve.RunAsync("webhooks", "delete", v2.GetProperty("id").GetString()!)).Exits(0);
        (await _serve.RunAsync("webhooks", "delete", v1.GetProperty("id").GetString()!)).Exits(0);
        Assert.Equal("", (await _serve.RunAsync("webhooks", "list")).Exits(0).Output);
        (await _serve.RunAsync("webhooks", "delete", "ep_none")).Exits(5);
    }

    [Fact]
    public async Task Calls_are_listed_newest_first_up_to_the_limit()
    {
        var all = (await _serve.RunAsync("calls", "search", "--number", "+12125550100", "--limit", "5", "--json")).Exits(0).Json;
        var one = (await _serve.RunAsync("calls", "search", "--number", "+12125550100", "--contact", "+13125550110", "--json")).Exits(0).Json;

        var dates = all.EnumerateArray().Select(call => call.GetProperty("start_date").GetString()).ToArray();
        Assert.Equal(5, dates.Length);
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
        Assert.NotEmpty(one.EnumerateArray());
        Assert.All(one.EnumerateArray(), call => Assert.Contains(
            "+13125550110", new[] { call.GetProperty("from_number").GetString(), call.GetProperty("to_number").GetString() }));
    }

    [Fact]
    public async Task Without_a_key_the_three_places_are_named()
    {
        var run = (await ToolProcess.RunAsync("numbers")).Exits(3);

        Assert.All(["--api-key", "WITHALLO_API_KEY", "in a terminal"], place => Assert.Contains(place, run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ftp://127.0.0.1", "not an address")]
    [InlineData("http://api.example.com", "unencrypted")]
    public async Task A_base_URL_that_cannot_be_right_is_refused_before_the_key_leaves(string url, string expected)
    {
        var run = (await ToolProcess.RunAsync("numbers", "--api-key", "ak_1", "--base-url", url)).Exits(2);

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_a_sentence_and_with_debug_the_exception()
    {
        var run = (await ToolProcess.RunAsync("numbers", "--api-key", "ak_secret", "--base-url", "http://127.0.0.1:9")).Exits(4);
        var debug = (await ToolProcess.RunAsync("numbers", "--api-key", "ak_secret", "--base-url", "http://127.0.0.1:9", "--debug")).Exits(4);

        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Contains("   at ", debug.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ak_secret", run.Error + debug.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_JSON_where_JSON_is_asked_for()
    {
        var run = (await ToolProcess.RunAsync("numbers", "--json")).Exits(3);

        using var error = JsonDocument.Parse(run.Error);
        Assert.Equal("", run.Output);
        Assert.Equal(3, error.RootElement.GetProperty("exit_code").GetInt32());
    }
}
