using Withallo.Webhooks;

namespace WebhookReceiver;

/// <summary>Handles an event: sends it on, if there is somewhere to send it.</summary>
internal sealed class Forwarder(HttpClient http, IConfiguration configuration)
{
    public async Task SendAsync(WebhookEvent e, CancellationToken cancellationToken)
    {
        Console.WriteLine(e.Topic.Name);
        if (configuration["Forward"] is not { } address)
        {
            return;
        }

        using var content = new ReadOnlyMemoryContent(e.RawBody);
        content.Headers.ContentType = new("application/json");
        using var response = await http.PostAsync(new Uri(address), content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
