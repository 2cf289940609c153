using Bunit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Blazor.Tests.Snippets;
using Withallo.Blazor.Tests.Support;
using Withallo.Webhooks;

namespace Withallo.Blazor.Tests;

/// <summary>The code of docs/blazor.md, run.</summary>
public sealed class DocsTests : PageTest
{
    [Fact]
    public async Task The_set_up_registers_and_maps_what_pages_need()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection([new("Withallo:ApiKey", "ak_test")]);

        #region docs_set_up
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddWithallo(builder.Configuration.GetSection("Withallo"));
        builder.Services.AddWithalloBlazor();
        var app = builder.Build();
        app.MapWithalloRecordings(); // Where calls are played from; with a login, add .RequireAuthorization().
        #endregion

        await app.StartAsync(Cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<AlloQueries>());
        await app.DisposeAsync();
    }

    [Fact]
    public void The_page_of_components_is_shown()
    {
        var page = Page.Render<AdminPage>();

        page.WaitForElement("tbody tr");
        Assert.Equal(3, page.FindAll("form").Count);
    }

    [Fact]
    public async Task UseSendSms_has_a_counterpart()
    {
        var page = Page.Render<Reminder>();

        await DoAsync(page, "button", element => element.ClickAsync());

        Assert.Equal("Tomorrow at 9.", Assert.Single(Allo.SentMessages).Content);
        Assert.Equal("Sent to +12125550123.", TextOf(page, "[role=status]"));
    }

    [Fact]
    public async Task UseSendSmsFrance_has_a_counterpart()
    {
        var page = Page.Render<FrenchReminder>();

        await DoAsync(page, "button", element => element.ClickAsync());

        Assert.Equal("WillowCo", Assert.Single(Allo.SentMessages).SenderId);
    }

    [Fact]
    public async Task UseWebhooks_useCreateWebhook_and_useDeleteWebhook_have_counterparts()
    {
        var page = Page.Render<Hooks>();
        page.WaitForElement("ul[aria-busy=false], ul:not([aria-busy])");

        await DoAsync(page, "ul + button", element => element.ClickAsync());
        page.WaitForElement("li");
        Assert.Equal(Allo.WebhookEndpoints[0].SigningSecret, page.Instance.Stored);
        Assert.Equal([WebhookTopic.V2.CallCompleted], Allo.WebhookEndpoints[0].Topics);
        await DoAsync(page, "li button", element => element.ClickAsync());

        page.WaitForState(() => page.FindAll("li").Count == 0);
        Assert.Empty(Allo.WebhookEndpoints);
    }

    [Fact]
    public async Task UseAsyncAction_has_a_counterpart()
    {
        var page = Page.Render<NewContact>();

        await DoAsync(page, "button", element => element.ClickAsync());

        Assert.Contains("+12125550123", Allo.Contacts.SelectMany(contact => contact.Numbers));
    }

    [Fact]
    public void The_provider_has_a_counterpart()
    {
        var services = Page.Services;
        services.AddWithallo("paris", options =>
        {
            options.ApiKey = Allo.ApiKey;
            options.BaseUrl = Allo.CreateOptions().BaseUrl;
        });

        #region docs_named
        services.AddWithalloBlazor("paris");
        #endregion

        var page = Page.Render<TwoAccounts>();

        page.WaitForElement($"option[value='{MainLine}']");
        Assert.Equal(0, Gate.Requests);
    }

    [Fact]
    public void Queries_are_used_without_the_base_class_too()
    {
        var page = Page.Render<WithoutBase>();

        page.WaitForState(() => page.FindAll("li").Count == Allo.PhoneNumbers.Count + Allo.SenderIds.Count);
    }
}
