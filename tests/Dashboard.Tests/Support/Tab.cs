using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;

namespace Dashboard.Tests.Support;

/// <summary>A tab of the browser, and all that it was sent.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = [];
    private readonly ConcurrentQueue<byte[]> _frames = [];
    private readonly ConcurrentQueue<byte[]> _responses = [];
    private bool _isIn;

    private Tab(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _problems.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => _problems.Enqueue(error);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => _frames.Enqueue(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and exceptions of the page.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    public static async Task<Tab> OpenAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>Goes in by the address that the dashboard prints, then to a page, and waits until that page has what it asked Allo for.</summary>
    public async Task GoAsync(string path)
    {
        if (!_isIn)
        {
            _isIn = true;
            await GoAsync($"/?key={RunningDashboard.PageKey}");
        }

        var document = await Page.GotoAsync(path);
        await WaitUntilLoadedAsync();
        Keep(await document!.HeadersArrayAsync(), await document.BodyAsync());
    }

    public async Task WaitUntilLoadedAsync()
    {
        await Assertions.Expect(Page.Locator("main h1")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Loading…").And(Page.Locator(":visible"))).ToHaveCountAsync(0);
        await Assertions.Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>Keeps every response from now on, not only documents and what the server pushes.</summary>
    public Task RecordAsync() => Page.RouteAsync("**/*", async route =>
    {
        if (route.Request.ResourceType == "document")
        {
            // Not from here: the browser lets a page of unknown origin open no connection to this machine.
            await route.ContinueAsync();
            return;
        }

        // Read by Playwright itself: the browser forgets a body with its page.
        var response = await route.FetchAsync();
        Keep(response.HeadersArray.Select(static header => new Header { Name = header.Name, Value = header.Value }), await response.BodyAsync());
        await route.FulfillAsync(new() { Response = response });
    });

    /// <summary>Every byte that came: headers and bodies of responses, and what the server pushed.</summary>
    public byte[] Received() => [.. _responses.Concat(_frames).SelectMany(static bytes => bytes)];

    /// <summary>Presses Tab until the element has the focus, as who has no mouse does.</summary>
    public async Task TabToAsync(ILocator element)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await element.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {element}.");
    }

    public async Task<bool> ScrollsSidewaysAsync() => await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Keep(IEnumerable<Header> headers, byte[] body)
    {
        _responses.Enqueue(Encoding.UTF8.GetBytes(string.Concat(headers.Select(static header => $"{header.Name}: {header.Value}\n"))));
        _responses.Enqueue(body);
    }
}
