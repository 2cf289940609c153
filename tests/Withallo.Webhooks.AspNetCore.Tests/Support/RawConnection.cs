using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Withallo.Webhooks.AspNetCore.Tests.Support;

/// <summary>A connection on which a test says what it likes.</summary>
internal sealed class RawConnection(TcpClient client) : IDisposable
{
    private readonly NetworkStream _stream = client.GetStream();

    public Task SendAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken).AsTask();

    /// <summary>The head of the response.</summary>
    public async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)
            && await _stream.ReadAsync(buffer, TestContext.Current.CancellationToken) == 1)
        {
            head.Append((char)buffer[0]);
        }

        return head.ToString();
    }

    public async Task<int> ReadStatusAsync() =>
        int.Parse((await ReadHeadAsync()).AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);

    /// <summary>Closes with RST, as a crashed sender's machine does, where <see cref="Dispose"/> closes with FIN.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Client.Close();
    }

    public void Dispose() => client.Dispose();
}
