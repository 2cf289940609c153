using Bunit;
using Withallo.Api.V2;
using Withallo.Blazor.Tests.Support;
using Withallo.Testing;

namespace Withallo.Blazor.Tests;

public sealed class NumberPickerTests : PageTest
{
    [Fact]
    public void It_offers_the_numbers_of_the_account()
    {
        var picker = Page.Render<NumberPicker>();

        picker.WaitForElement($"option[value='{MainLine}']");
        Assert.Equal(
            ["Choose a number", .. Allo.PhoneNumbers.Select(number => $"{number.Name} ({number.Number})")],
            picker.FindAll("option").Select(option => option.TextContent));
        Assert.Equal(picker.Find("select").Id, picker.Find("label").GetAttribute("for"));
    }

    [Fact]
    public void It_says_that_it_loads()
    {
        Gate.Close();

        var picker = Page.Render<NumberPicker>();

        Assert.Equal(("true", "Loading…"), (picker.Find("select").GetAttribute("aria-busy"), Assert.Single(picker.FindAll("option")).TextContent));
        Gate.Open();
        picker.WaitForElement($"option[value='{MainLine}']");
        Assert.False(picker.Find("select").HasAttribute("aria-busy"));
    }

    [Fact]
    public async Task A_choice_is_bound_and_may_be_taken_back()
    {
        string? chosen = null;
        var picker = Page.Render<NumberPicker>(parameters => parameters.Bind(picker => picker.Value, chosen, value => chosen = value));
        picker.WaitForElement($"option[value='{MainLine}']");

        await DoAsync(picker, "select", element => element.ChangeAsync(MainLine));
        Assert.Equal(MainLine, chosen);
        await DoAsync(picker, "select", element => element.ChangeAsync(""));

        Assert.Null(chosen);
    }

    [Fact]
    public void A_given_value_is_selected()
    {
        var picker = Page.Render<NumberPicker>(parameters => parameters.Add(picker => picker.Value, MainLine));
        picker.WaitForElement($"option[value='{MainLine}']");

        Assert.Equal(MainLine, Assert.Single(picker.FindAll("option"), option => option.HasAttribute("selected")).GetAttribute("value"));
    }

    [Fact]
    public void Given_numbers_are_not_asked_for()
    {
        var picker = Page.Render<NumberPicker>(parameters => parameters.Add(picker => picker.Numbers, [new() { Number = "+12125550199" }]));

        Assert.Equal(["", "+12125550199"], picker.FindAll("option").Select(option => option.GetAttribute("value")));
        Assert.Equal(0, Gate.Requests);
    }

    [Fact]
    public void Without_any_number_it_says_so()
    {
        Allo.PhoneNumbers.Clear();

        var picker = Page.Render<NumberPicker>();

        Assert.Equal("There is no number to choose.", picker.WaitForElement(".withallo-hint").TextContent);
    }

    [Fact]
    public void Only_numbers_that_can_do_what_is_needed_are_offered()
    {
        AlloNumber[] numbers =
        [
            new() { Number = "+12125550191", Capabilities = [NumberCapability.Voice] },
            new() { Number = "+12125550192", Capabilities = [NumberCapability.Voice, NumberCapability.Sms] },
            new() { Number = "+12125550193" },
            new() { Number = null, Name = "missing in the response" },
        ];

        var picker = Page.Render<NumberPicker>(parameters => parameters.Add(picker => picker.Numbers, numbers).Add(picker => picker.Capability, NumberCapability.Sms));

        Assert.Equal(["", "+12125550192", "+12125550193"], picker.FindAll("option").Select(option => option.GetAttribute("value")));
    }

    [Fact]
    public async Task A_missing_scope_is_named_and_it_can_be_tried_again()
    {
        Allo.Scopes.Remove("PHONE_NUMBERS_READ");
        var picker = Page.Render<NumberPicker>();
        Assert.Equal("PHONE_NUMBERS_READ", picker.WaitForElement("[role=alert] code").TextContent);

        Allo.Scopes.Add("PHONE_NUMBERS_READ");
        await DoAsync(picker, "[role=alert] button", element => element.ClickAsync());

        picker.WaitForElement($"option[value='{MainLine}']");
        Assert.Empty(picker.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_limit_says_how_long_to_wait()
    {
        Allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromMinutes(10)));

        var picker = Page.Render<NumberPicker>();

        Assert.Contains("Try again in 10 min.", picker.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_that_throws_is_shown()
    {
        var picker = Page.Render<NumberPicker>(parameters => parameters.Add(picker => picker.ValueChanged, _ => throw new InvalidOperationException()));
        picker.WaitForElement($"option[value='{MainLine}']");

        await DoAsync(picker, "select", element => element.ChangeAsync(MainLine));

        Assert.StartsWith("Something went wrong in this application.", TextOf(picker, "[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_goes_away_cancels_what_is_under_way()
    {
        Gate.Close();
        Page.Render<NumberPicker>();

        await Page.DisposeComponentsAsync();

        await Gate.Cancelled.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public void Attributes_are_those_of_the_list_and_an_id_stays_labelled()
    {
        var picker = Page.Render<NumberPicker>(parameters => parameters.AddUnmatched("id", "mine").AddUnmatched("class", "wide").Add(picker => picker.Label, "From where"));

        Assert.Equal(("mine", "wide"), (picker.Find("select").Id, picker.Find("select").ClassName));
        Assert.Equal(("mine", "From where"), (picker.Find("label").GetAttribute("for"), picker.Find("label").TextContent));
    }
}
