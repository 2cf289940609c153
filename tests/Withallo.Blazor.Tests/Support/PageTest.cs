using System.Reflection;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Testing;
using Withallo.Tests;

namespace Withallo.Blazor.Tests.Support;

/// <summary>A page of an application that has the real client, which talks to a sandbox of its own.</summary>
public abstract class PageTest : IAsyncLifetime
{
    protected const string MainLine = "+12125550100";

    private AlloSandbox? _allo;

    static PageTest() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    protected BunitContext Page { get; } = new();

    protected AlloSandbox Allo => _allo!;

    /// <summary>Every request passes it; open at first.</summary>
    private protected Gate Gate { get; } = new();

    /// <summary>The clock of the sandbox, of its client, and of the pages; it stands still.</summary>
    private protected ManualTimeProvider Clock { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _allo = await AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = Clock }, Cancellation);
        Page.Services
            .AddWithallo(options =>
            {
                options.ApiKey = Allo.ApiKey;
                options.BaseUrl = Allo.CreateOptions().BaseUrl;
                options.TimeProvider = Clock;
                options.Retry.MaxRetries = 0;
            })
            .HttpClient.AddHttpMessageHandler(() => Gate);
        Page.Services.AddWithalloBlazor(options => options.TimeProvider = Clock);
    }

    public async ValueTask DisposeAsync()
    {
        Gate.Open();
        await Page.DisposeAsync();
        await Allo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Where the focus went last: the component's name for the element. The element itself cannot be found: Blazor names it in the render
    /// that makes it only.
    /// </summary>
    protected string Focused(params IEnumerable<IComponent> components)
    {
        var focused = ((ElementReference)Page.JSInterop.Invocations["Blazor._internal.domWrapper.focus"][^1].Arguments[0]!).Id;
        return components
            .SelectMany(component => component.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic), (component, field) => (field.Name, Value: field.GetValue(component)))
            .SelectMany(field => field.Value switch
            {
                ElementReference element => [(field.Name, element.Id)],
                Dictionary<string, ElementReference> elements => elements.Select(element => (Name: $"{field.Name}[{element.Key}]", element.Value.Id)),
                _ => [],
            })
            .Single(element => element.Id == focused).Name;
    }

    /// <summary>Renders a component, and waits until it has loaded what it loads at first.</summary>
    protected IRenderedComponent<T> RenderLoaded<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        var component = Page.Render(parameters);
        component.WaitForState(() => Gate.Requests > 0 && !component.Markup.Contains("Loading…", StringComparison.Ordinal));
        return component;
    }

    /// <summary>Does something with an element. On the page's own thread, so that no render comes between finding and doing.</summary>
    protected static Task DoAsync<T>(IRenderedComponent<T> component, string selector, Func<IElement, Task> act)
        where T : IComponent => component.InvokeAsync(() => act(component.Find(selector)));

    /// <summary>What a person reads, without the markup around it.</summary>
    protected static string TextOf<T>(IRenderedComponent<T> component, string selector)
        where T : IComponent => string.Join(' ', component.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The requests of that kind that Allo got.</summary>
    protected RecordedRequest[] RequestsTo(string method, string path) =>
        [.. Allo.Requests.Where(request => request.Method == method && request.Path == path)];
}
