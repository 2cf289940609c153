using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Withallo.Blazor.Tests.Support;

namespace Withallo.Blazor.Tests;

/// <summary>A page that is rendered before there is a circuit: it asks Allo for nothing, and the browser cannot submit its forms.</summary>
public sealed class PrerenderingTests : PageTest
{
    [Theory]
    [InlineData(typeof(SendSmsForm))]
    [InlineData(typeof(WebhookList))]
    [InlineData(typeof(CallTable))]
    public async Task Nothing_is_asked_for_and_nothing_can_be_submitted(Type component)
    {
        await using var renderer = new HtmlRenderer(Page.Services, NullLoggerFactory.Instance);

        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync(component, ParameterView.Empty)).ToHtmlString());

        Assert.Matches("<form[^>]* method=\"post\"", html);
        Assert.Matches("<button type=\"submit\" disabled", html);
        Assert.Contains("Loading…", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(0, Gate.Requests);
    }
}
