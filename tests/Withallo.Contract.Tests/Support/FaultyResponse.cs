using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WireMock;
using WireMock.ResponseProviders;
using WireMock.Settings;

namespace Withallo.Contract.Tests.Support;

/// <summary>A response that goes wrong on the wire, in ways that WireMock.Net has no setting for.</summary>
/// <param name="definition">What goes wrong.</param>
/// <param name="response">What is sent when nothing but its time is wrong.</param>
internal sealed class FaultyResponse(ResponseDefinition definition, IResponseProvider response) : IResponseProvider
{
    private const string Noise = "\u0001\u0002 no HTTP \u0003";

    public Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        // WireMock.Net logs the request before it starts the response, so that a test can wait for a request that gets none.
        context.Response.OnStarting(() => FailAsync(context));
        return response.ProvideResponseAsync(mapping, context, requestMessage, settings);
    }

    private async Task FailAsync(HttpContext context)
    {
        if (definition.FixedDelayMilliseconds > 0)
        {
            await WaitAsync(definition.FixedDelayMilliseconds, context.RequestAborted);
            return;
        }

        var socket = context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
        if (definition.Fault is Fault.ConnectionResetByPeer)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        else
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(Bytes()), context.RequestAborted);
            if (definition.ChunkedDribbleDelay is null)
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            // Until the client has read this and left: to abort at once could take the bytes back.
            await WaitAsync(definition.ChunkedDribbleDelay?.TotalDuration ?? Timeout.Infinite, context.RequestAborted);
        }

        context.Abort();
    }

    private string Bytes() => definition.Fault switch
    {
        Fault.EmptyResponse => "",
        Fault.RandomDataThenClose => Noise,
        Fault.MalformedResponseChunk => $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Noise}",
        _ when definition.ChunkedDribbleDelay is { NumberOfChunks: var parts } && definition.Content is { } content =>
            Head($"Content-Length: {content.Length}") + content[..(content.Length / parts)],
        _ => Head() + definition.Content,
    };

    private string Head(params IEnumerable<string> more) =>
        string.Join("\r\n", [$"HTTP/1.1 {definition.Status} OK", .. definition.Headers!.Select(header => $"{header.Key}: {header.Value}"), .. more, "", ""]);

    private static async Task WaitAsync(int milliseconds, CancellationToken untilAborted) =>
        await Task.Delay(milliseconds, untilAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
