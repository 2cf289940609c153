using System.Globalization;
using System.Text;
using System.Text.Json;
using Withallo.Api.Declarative;
using Withallo.Api.Generator.Tests.Interfaces;

namespace Withallo.Api.Generator.Tests;

/// <summary>What the generated code of this very project makes of its arguments. Nothing is sent: the calls are looked at.</summary>
public class CallTests
{
    private static readonly VisitorsApi Visitors = new(channel: null!);
    private static readonly ReportsApi Reports = new(channel: null!);

    [Fact]
    public void An_operation_carries_what_its_attributes_say()
    {
        var search = Visitors.Search("+33100000000").Operation;
        Assert.Equal("GET /v1/api/visitors", search.Name);
        Assert.Equal(("VISITORS_READ", true, false), (search.Scope, search.Repeatable, search.Idempotent));

        var update = Visitors.Update("vis-1").Operation;
        Assert.Equal("PUT /v1/api/visitors/{visitorId}/badge", update.Name);
        Assert.Equal((null, false, true), (update.Scope, update.Repeatable, update.Idempotent));

        Assert.Equal("PATCH /v2/api/options", Reports.OptionsCall(new()).Operation.Name);
        Assert.Equal("POST /v1/api/visitors", Visitors.Create(new()).Operation.Name);
        Assert.Equal("DELETE /v1/api/visitors/{visitorId}", Visitors.Delete("vis-1").Operation.Name);
    }

    [Fact]
    public void Operations_and_answers_are_made_once()
    {
        var first = Visitors.Search("1");
        var second = new VisitorsApi(channel: null!).Search("2");

        Assert.Same(first.Operation, second.Operation);
        Assert.Same(first.Answer, second.Answer);
    }

    [Fact]
    public void A_query_takes_the_names_of_the_wire_and_leaves_null_out()
    {
        Assert.Equal("/visitors?desk_number=1&page=0&size=10", Visitors.Search("1").PathAndQuery);
        Assert.Equal("/visitors?desk_number=1&visitor_number=2&page=3&size=4", Visitors.Search("1", "2", 3, 4).PathAndQuery);
    }

    [Theory]
    [InlineData("+33612345678", "%2B33612345678")]
    [InlineData("a b", "a%20b")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a?b#c&d=e%", "a%3Fb%23c%26d%3De%25")]
    [InlineData("é", "%C3%A9")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("...", "...")]
    public void Trap_35_every_path_and_query_value_is_percent_encoded(string value, string encoded)
    {
        Assert.Equal($"/visitors/{encoded}", Visitors.Delete(value).PathAndQuery);
        Assert.Equal($"/visitors?desk_number={encoded}&page=0&size=10", Visitors.Search(value).PathAndQuery);
    }

    [Fact]
    public void A_value_longer_than_the_buffer_is_encoded_whole()
    {
        var id = string.Concat(Enumerable.Repeat("+é", 500));

        Assert.Equal("/visitors/" + string.Concat(Enumerable.Repeat("%2B%C3%A9", 500)), Visitors.Delete(id).PathAndQuery);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_path_value_that_names_nothing_is_refused_by_its_name(string id)
    {
        Assert.Equal("visitorId", Assert.Throws<ArgumentException>(() => Visitors.Delete(id)).ParamName);
    }

    [Fact]
    public void Null_is_refused_by_the_parameters_name()
    {
        Assert.Equal("visitorId", Assert.Throws<ArgumentNullException>(() => Visitors.Delete(null!)).ParamName);
        Assert.Equal("deskNumber", Assert.Throws<ArgumentNullException>(() => Visitors.Search(null!)).ParamName);
        Assert.Equal("request", Assert.Throws<ArgumentNullException>(() => Visitors.Create(null!)).ParamName);
        Assert.Equal("event", Assert.Throws<ArgumentNullException>(() => Reports.Search(null!, "c")).ParamName);
        Assert.Equal("class", Assert.Throws<ArgumentNullException>(() => Reports.Search("e", null!)).ParamName);
        Assert.Equal("params", Assert.Throws<ArgumentNullException>(() => Reports.OptionsCall(null!)).ParamName);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_required_query_value_that_says_nothing_is_refused(string number)
    {
        Assert.Equal("deskNumber", Assert.Throws<ArgumentException>(() => Visitors.Search(number)).ParamName);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_and_never_replaced()
    {
        // Not inline data: an attribute stores its text as UTF-8, which holds no half pairs either.
        foreach (var value in new[] { "\ud83d", "a\ude00b", "😀\ud83d" })
        {
            Assert.Equal("visitorId", Assert.Throws<ArgumentException>(() => Visitors.Delete(value)).ParamName);
            Assert.Equal("deskNumber", Assert.Throws<ArgumentException>(() => Visitors.Search(value)).ParamName);
            Assert.Equal("visitorNumber", Assert.Throws<ArgumentException>(() => Visitors.Search("1", value)).ParamName);
        }
    }

    [Fact]
    public void A_word_that_names_another_endpoint_is_refused_as_an_id()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Visitors.Get("search"));

        Assert.Equal("visitorId", refusal.ParamName);
        Assert.Contains("\"search\" would name another endpoint", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("/visitor/searching", Visitors.Get("searching").PathAndQuery);
    }

    [Fact]
    public void A_number_out_of_range_is_refused_with_the_range()
    {
        var page = Assert.Throws<ArgumentOutOfRangeException>(() => Visitors.Search("1", page: -1));
        Assert.Equal("page", page.ParamName);
        Assert.Contains("0 or more", page.Message, StringComparison.Ordinal);

        foreach (var size in new[] { 0, 101 })
        {
            var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Visitors.Search("1", size: size));
            Assert.Equal("size", refusal.ParamName);
            Assert.Contains("between 1 and 100", refusal.Message, StringComparison.Ordinal);
        }

        Assert.EndsWith("page=2147483647&size=100", Visitors.Search("1", page: int.MaxValue, size: 100).PathAndQuery, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Reports.Search(offset: -6));
        Assert.Contains("offset=-5", Reports.Search(offset: -5).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_are_those_of_the_interface()
    {
        Assert.Equal("/reports?unread=true&order=oldest_first&filter%5Bname%5D=a%20%22quoted%22%0Aname", Reports.Search().PathAndQuery);
    }

    [Fact]
    public void Every_type_is_written_the_way_of_the_wire()
    {
        var call = Reports.Search(
            unread: false,
            archived: true,
            offset: 5,
            from: new DateOnly(2026, 4, 1),
            lastActivitySince: new DateTimeOffset(2026, 4, 20, 12, 0, 0, TimeSpan.FromHours(2)),
            direction: Direction.Inbound,
            otherDirection: Direction.Outbound,
            order: ReportOrder.NewestFirst,
            thenBy: ReportOrder.OldestFirst,
            extend: VisitorExtensions.All,
            name: "");

        Assert.Equal(
            "/reports?unread=false&archived=true&offset=5&from_date=2026-04-01&since=2026-04-20T10%3A00%3A00Z" +
            "&direction=INBOUND&other_direction=OUTBOUND&order=newest_first&then_by=oldest_first&extend=engagement%2Cactivity&filter%5Bname%5D=",
            call.PathAndQuery);
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void The_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("/reports/1234567/INBOUND/lines", Reports.Get(1234567, Direction.Inbound).PathAndQuery);
            Assert.Equal(
                "/reports?unread=true&offset=-3&from_date=2026-04-01&since=2026-04-20T10%3A00%3A00.5Z&order=oldest_first",
                Reports.Search(offset: -3, from: new DateOnly(2026, 4, 1), lastActivitySince: new DateTimeOffset(2026, 4, 20, 10, 0, 0, 500, TimeSpan.Zero), name: null).PathAndQuery);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(VisitorExtensions.None, "/visitor/vis-1")]
    [InlineData(VisitorExtensions.Engagement, "/visitor/vis-1?extend=engagement")]
    [InlineData(VisitorExtensions.Activity, "/visitor/vis-1?extend=activity")]
    [InlineData(VisitorExtensions.Engagement | VisitorExtensions.Activity, "/visitor/vis-1?extend=engagement%2Cactivity")]
    public void Trap_19_flags_are_a_comma_list_and_none_is_left_out(VisitorExtensions extend, string expected)
    {
        Assert.Equal(expected, Visitors.Get("vis-1", extend).PathAndQuery);
    }

    [Fact]
    public void An_enum_value_nobody_declared_is_refused_by_its_name()
    {
        Assert.Equal("extend", Assert.Throws<ArgumentOutOfRangeException>(() => Visitors.Get("vis-1", (VisitorExtensions)5)).ParamName);
        Assert.Equal("order", Assert.Throws<ArgumentOutOfRangeException>(() => Reports.Search(order: (ReportOrder)7)).ParamName);
    }

    [Fact]
    public void An_open_value_goes_into_the_path_whether_known_or_not()
    {
        Assert.Equal("/reports/1/SIDE%2FWAYS/lines", Reports.Get(1, "SIDE/WAYS").PathAndQuery);
        Assert.Equal("direction", Assert.Throws<ArgumentException>(() => Reports.Get(1, default)).ParamName);
    }

    [Fact]
    public void A_body_is_json_written_by_the_context()
    {
        Assert.Equal("""{"name":"Ada"}""", Encoding.UTF8.GetString(Visitors.Create(new() { Name = "Ada" }).Body!));
        Assert.Null(Visitors.Create(new()).PathAndQuery);
    }

    [Fact]
    public void A_body_that_may_be_left_out_is()
    {
        Assert.Null(Visitors.Update("vis-1").Body);
        Assert.Equal("""{"name":"Ada"}""", Encoding.UTF8.GetString(Visitors.Update("vis-1", new() { Name = "Ada" }).Body!));
    }

    [Fact]
    public void A_body_checks_itself_before_anything_is_sent()
    {
        Assert.Equal("request", Assert.Throws<ArgumentException>(() => Visitors.Create(new() { Name = "" })).ParamName);
    }

    [Fact]
    public void Headers_are_passed_on_by_their_names()
    {
        Assert.Equal(
            [new("X-Desk", "7"), new("X-Reason", "none")],
            Reports.Search("e", "c", @new: "7").Headers!);
        Assert.Null(Visitors.Delete("vis-1").Headers);
    }

    [Fact]
    public void Keywords_and_our_own_names_can_be_parameters()
    {
        Assert.Equal("/reports/e?class=c&url=u", Reports.Search("e", "c", "u").PathAndQuery);
    }

    [Fact]
    public void An_answer_is_read_under_data()
    {
        Assert.True(Visitors.Get("vis-1").Answer.TryRead("""{"data":{"id":"vis-1"}}"""u8, out var visitor));
        Assert.Equal("vis-1", visitor.Id);
        Assert.False(Visitors.Get("vis-1").Answer.TryRead("{}"u8, out _));
    }

    [Fact]
    public void An_answer_marked_as_whole_is_read_whole()
    {
        Assert.True(Reports.Get(1, Direction.Inbound).Answer.TryRead("""{"total":3}"""u8, out var report));
        Assert.Equal(3, report.Total);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    public void Trap_37_a_missing_list_or_page_is_an_empty_one(string body)
    {
        var utf8 = Encoding.UTF8.GetBytes(body);

        Assert.True(Visitors.List().Answer.TryRead(utf8, out var list));
        Assert.Empty(list);
        Assert.True(Visitors.Search("1").Answer.TryRead(utf8, out var page));
        Assert.Empty(page.Results);
    }

    [Fact]
    public void An_operation_without_an_answer_reads_no_body()
    {
        Assert.Same(Answer.None, Visitors.Delete("vis-1").Answer);
    }

    [Fact]
    public void A_broken_answer_is_a_json_error_for_the_channel_to_translate()
    {
        Assert.Throws<JsonException>(() => Visitors.Get("vis-1").Answer.TryRead("{"u8, out _));
    }
}
