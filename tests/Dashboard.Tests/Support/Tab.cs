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
    private readonly ConcurrentQueue<Task<byte[]>> _responses = [];

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
        page.Response += (_, response) =>
        {
            // At once: the browser forgets the body with the page. What it posts as it leaves a page has none.
            if (response.Request.Method == HttpMethod.Get.Method)
            {
                _responses.Enqueue(ReadAsync(response));
            }
        };
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => _frames.Enqueue(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and exceptions of the page.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    public static async Task<Tab> OpenAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>Goes in by the address that the dashboard prints, then to a page, and waits until that page has what it asked Allo for.</summary>
    public async Task GoAsync(string path)
    {
        if (_responses.IsEmpty)
        {
            await Page.GotoAsync($"/?key={RunningDashboard.PageKey}");
        }

        await Page.GotoAsync(path);
        await WaitUntilLoadedAsync();
        await Task.WhenAll(_responses);
    }

    public async Task WaitUntilLoadedAsync()
    {
        await Assertions.Expect(Page.Locator("main h1")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Loading…").And(Page.Locator(":visible"))).ToHaveCountAsync(0);
        await Assertions.Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>Every byte that came: headers and bodies of responses, and what the server pushed.</summary>
    public async Task<byte[]> ReceivedAsync()
    {
        var responses = await Task.WhenAll(_responses);
        return [.. responses.Concat(_frames).SelectMany(static bytes => bytes)];
    }

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

    private static async Task<byte[]> ReadAsync(IResponse response)
    {
        var headers = (await response.HeadersArrayAsync()).Select(static header => $"{header.Name}: {header.Value}\n");
        return [.. Encoding.UTF8.GetBytes(string.Concat(headers)), .. response.Status == 200 ? await response.BodyAsync() : []];
    }
}
