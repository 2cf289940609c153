using System.Globalization;
using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Api;
using Withallo.Blazor.Tests.Support;
using Withallo.Testing;

namespace Withallo.Blazor.Tests;

public sealed class SendSmsFormTests : PageTest
{
    private const string Recipient = "+12125550123";

    [Fact]
    public async Task It_sends_what_was_entered_and_says_so()
    {
        SentSms? told = null;
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.OnSent, sent => told = sent));
        form.WaitForElement($"option[value='{MainLine}']");
        await DoAsync(form, "select", element => element.ChangeAsync(MainLine));
        await FillAsync(form, Recipient, "Hello");

        await DoAsync(form, "form", element => element.SubmitAsync());

        var sent = Assert.Single(Allo.SentMessages);
        Assert.Equal((MainLine, Recipient, "Hello"), (sent.FromNumber, sent.ToNumber, sent.Content));
        Assert.Equal("Hello", told?.Content);
        Assert.Equal("The message was sent.", TextOf(form, "p[role=status]"));
        Assert.Equal("", form.Find("textarea").GetAttribute("value") ?? "");
        Assert.Equal(Recipient, form.Find("input[type=tel]").GetAttribute("value"));
        Assert.Empty(form.FindAll("[role=alert]"));
    }

    [Theory]
    [InlineData(false, true, true, "Choose what to send from.", "select", "_select")]
    [InlineData(true, false, true, "Enter the recipient’s number.", "input[type=tel]", "_toInput")]
    [InlineData(true, true, false, "Enter a text.", "textarea", "_messageInput")]
    public async Task An_empty_field_never_calls(bool from, bool to, bool message, string error, string field, string focused)
    {
        var form = Page.Render<SendSmsForm>();
        form.WaitForElement($"option[value='{MainLine}']");
        await DoAsync(form, "select", element => element.ChangeAsync(from ? MainLine : ""));
        await FillAsync(form, to ? Recipient : "  ", message ? "Hello" : "\n ");

        await DoAsync(form, "form", element => element.SubmitAsync());

        Assert.Empty(RequestsTo("POST", "/v1/api/sms"));
        var told = Assert.Single(form.FindAll(".withallo-field-error"));
        Assert.Equal(error, told.TextContent);
        Assert.Equal("true", form.Find(field).GetAttribute("aria-invalid"));
        Assert.Contains(told.Id!, form.Find(field).GetAttribute("aria-describedby")!.Split(' '));
        Assert.Equal(focused, Focused(form.Instance, form.FindComponent<NumberPicker>().Instance));
    }

    [Fact]
    public async Task A_double_click_sends_once_and_tells_once()
    {
        var told = 0;
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.From, MainLine).Add(form => form.OnSent, _ => told++));
        await FillAsync(form, Recipient, "Hello");
        Gate.Close();

        var first = DoAsync(form, "form", element => element.SubmitAsync());
        Assert.Equal(("true", "Sending…"), (form.Find("button").GetAttribute("aria-disabled"), form.Find("button").TextContent));
        var second = DoAsync(form, "form", element => element.SubmitAsync());
        Gate.Open();
        await Task.WhenAll(first, second);

        Assert.Single(Allo.SentMessages);
        Assert.Equal((1, 1), (Gate.Requests, told));
        Assert.Equal("Send", form.Find("button").TextContent);
    }

    [Fact]
    public async Task Under_a_sender_id_it_sends_to_France()
    {
        var form = Page.Render<SendSmsForm>();
        form.WaitForElement("optgroup[label='Sender IDs (France)'] option[value=WillowCo]");
        await FillAsync(form, "+33612345678", "Bonjour");
        Assert.Contains("choose a sender ID", TextOf(form, "[id$=-to-hint]"), StringComparison.Ordinal);

        await DoAsync(form, "select", element => element.ChangeAsync("WillowCo"));
        Assert.Contains("France only", TextOf(form, "[id$=-to-hint]"), StringComparison.Ordinal);
        await DoAsync(form, "form", element => element.SubmitAsync());

        using var body = JsonDocument.Parse(Assert.Single(RequestsTo("POST", "/v1/api/sms")).Body);
        Assert.Equal("WillowCo", body.RootElement.GetProperty("sender_id").GetString());
        Assert.False(body.RootElement.TryGetProperty("from", out _));
        Assert.Equal("WillowCo", Assert.Single(Allo.SentMessages).SenderId);
    }

    [Fact]
    public async Task A_sender_that_is_given_is_not_asked_for()
    {
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.SenderId, "WillowCo").Add(form => form.To, "+33612345678").Add(form => form.Message, "Bonjour"));

        Assert.Empty(form.FindAll("select"));
        await DoAsync(form, "form", element => element.SubmitAsync());

        Assert.Equal("/v1/api/sms", Assert.Single(Allo.Requests).Path);
        Assert.Equal(("WillowCo", "+33612345678", "Bonjour"), Allo.SentMessages.Select(sent => (sent.SenderId, sent.ToNumber, sent.Content)).Single());
    }

    [Fact]
    public async Task Where_there_is_one_sender_only_it_is_chosen()
    {
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.Numbers, [new() { Number = MainLine, Name = "Main Line" }]));
        await FillAsync(form, Recipient, "Hello");

        await DoAsync(form, "form", element => element.SubmitAsync());

        Assert.Equal(MainLine, Assert.Single(Allo.SentMessages).FromNumber);
    }

    [Theory]
    [InlineData("", "Characters: 0 of 1000 · Segments: 0")]
    [InlineData("Hello", "Characters: 5 of 1000 · Segments: 1")]
    [InlineData("👋", "Characters: 1 of 1000 · Segments: 1 · A character outside the SMS alphabet makes segments shorter.")]
    public async Task It_counts_while_one_types(string text, string expected)
    {
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.From, MainLine));

        await DoAsync(form, "textarea", element => element.InputAsync(text));

        Assert.Equal(expected, TextOf(form, "[id$=-count]"));
        Assert.Equal(form.Find("[id$=-count]").Id, form.Find("textarea").GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task It_counts_segments_as_carriers_do()
    {
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.From, MainLine));

        await DoAsync(form, "textarea", element => element.InputAsync(new string('a', 161)));

        Assert.Equal("Characters: 161 of 1000 · Segments: 2", TextOf(form, "[id$=-count]"));
    }

    [Fact]
    public async Task A_text_that_Allo_would_not_take_is_not_sent()
    {
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.From, MainLine));
        await FillAsync(form, Recipient, new string('a', 1001));

        await DoAsync(form, "form", element => element.SubmitAsync());

        Assert.Empty(Allo.Requests);
        Assert.Contains("too long", TextOf(form, ".withallo-field-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        Allo.Scopes.Remove("SMS_SEND");

        var form = await SendAsync();

        Assert.Equal(["SMS_SEND"], form.FindAll("[role=alert] code").Select(code => code.TextContent));
        Assert.StartsWith("The API key is not allowed to do this.", TextOf(form, "[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("", TextOf(form, "p[role=status]"));
        Assert.Equal("Hello", form.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task A_limit_says_how_long_to_wait()
    {
        Allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromMinutes(10)));

        var form = await SendAsync();

        Assert.Equal("Too many requests at once. Try again in 10 min.", TextOf(form, "[role=alert] p"));
    }

    [Fact]
    public async Task What_Allo_refuses_is_explained_without_the_number()
    {
        var form = await SendAsync(to: "12");

        Assert.StartsWith("Allo cannot send to this number.", TextOf(form, "[role=alert]"), StringComparison.Ordinal);
        Assert.DoesNotContain("12", TextOf(form, "[role=alert] p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_response_warns_that_the_message_may_be_out()
    {
        Allo.Faults.Enqueue(Fault.DropAfterHandling());

        var form = await SendAsync();

        Assert.Equal("Allo did not respond. Allo may have acted all the same: check before you do it again.", TextOf(form, "[role=alert]"));
        Assert.Single(Allo.SentMessages);
    }

    [Fact]
    public async Task A_callback_that_throws_is_shown_and_logged_and_the_page_lives_on()
    {
        var log = new LogLines();
        Page.Services.AddSingleton<ILoggerFactory>(log);
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.From, MainLine)
            .Add(form => form.OnSent, _ => throw new InvalidOperationException("the secret of the application")));
        await FillAsync(form, Recipient, "Hello");

        await DoAsync(form, "form", element => element.SubmitAsync());

        Assert.StartsWith("Something went wrong in this application.", TextOf(form, "[role=alert]"), StringComparison.Ordinal);
        Assert.DoesNotContain("the secret of the application", form.Markup, StringComparison.Ordinal);
        Assert.Equal("The message was sent.", TextOf(form, "p[role=status]"));
        Assert.Equal(["Error: A callback that the application gave to SendSmsForm failed."], log.Lines);

        await FillAsync(form, Recipient, "Again");
        await DoAsync(form, "form", element => element.SubmitAsync());
        Assert.Equal(["Hello", "Again"], Allo.SentMessages.Select(sent => sent.Content));
    }

    [Fact]
    public async Task A_page_that_goes_away_cancels_what_is_under_way()
    {
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.From, MainLine));
        await FillAsync(form, Recipient, "Hello");
        Gate.Close();
        var submit = DoAsync(form, "form", element => element.SubmitAsync());

        await Page.DisposeComponentsAsync();

        await Gate.Cancelled.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await submit;
        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public void It_speaks_French()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.From, MainLine));

            Assert.Equal("Envoyer", form.Find("button").TextContent);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Attributes_are_passed_on()
    {
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.From, MainLine).AddUnmatched("class", "mine").AddUnmatched("data-x", "1"));

        Assert.Equal(["withallo", "withallo-form", "mine"], form.Find("form").ClassList);
        Assert.Equal("1", form.Find("form").GetAttribute("data-x"));
    }

    private static async Task FillAsync(IRenderedComponent<SendSmsForm> form, string to, string message)
    {
        await DoAsync(form, "input[type=tel]", element => element.InputAsync(to));
        await DoAsync(form, "textarea", element => element.InputAsync(message));
    }

    private async Task<IRenderedComponent<SendSmsForm>> SendAsync(string to = Recipient)
    {
        var form = Page.Render<SendSmsForm>(parameters => parameters.Add(form => form.From, MainLine));
        await FillAsync(form, to, "Hello");
        await DoAsync(form, "form", element => element.SubmitAsync());
        return form;
    }
}
