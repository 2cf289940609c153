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

    /// <summary>What a person reads, without the markup around it.</summary>
    protected static string TextOf<T>(IRenderedComponent<T> component, string selector)
        where T : IComponent => string.Join(' ', component.Find(selector).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The requests of that kind that Allo got.</summary>
    protected RecordedRequest[] RequestsTo(string method, string path) =>
        [.. Allo.Requests.Where(request => request.Method == method && request.Path == path)];
}
