using Microsoft.AspNetCore.Http;

namespace Withallo.Testing;

/// <summary>The way a body goes out.</summary>
internal sealed class BodyTransfer
{
    private readonly Func<HttpResponse, ReadOnlyMemory<byte>, TimeProvider, CancellationToken, Task> _send;

    private BodyTransfer(Func<HttpResponse, ReadOnlyMemory<byte>, TimeProvider, CancellationToken, Task> send) => _send = send;

    public static BodyTransfer Whole { get; } = new(static (response, body, _, cancellationToken) =>
        response.Body.WriteAsync(body, cancellationToken).AsTask());

    /// <summary>Half of what was announced: Kestrel closes the connection when less than the content length was written.</summary>
    public static BodyTransfer Half { get; } = new(static (response, body, _, cancellationToken) =>
        response.Body.WriteAsync(body[..(body.Length / 2)], cancellationToken).AsTask());

    public static BodyTransfer Drip(int bytes, TimeSpan every) => new(async (response, body, clock, cancellationToken) =>
    {
        for (var rest = body; !rest.IsEmpty; rest = rest[Math.Min(bytes, rest.Length)..])
        {
            // The timer runs before the bytes can be seen: a test that waits for the bytes may then move the clock at once.
            var pause = rest.Length > bytes ? Task.Delay(every, clock, cancellationToken) : Task.CompletedTask;
            await response.Body.WriteAsync(rest[..Math.Min(bytes, rest.Length)], cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            await pause.ConfigureAwait(false);
        }
    });

    public Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> body, TimeProvider clock, CancellationToken cancellationToken) =>
        _send(response, body, clock, cancellationToken);
}
