using System.Text.Json;
using SharpFuzz;
using Withallo.Api.Serialization;
using Withallo.Webhooks;

// Reads whatever afl-fuzz makes up, as a webhook and as every response: run by eng/fuzz.sh.
Fuzzer.OutOfProcess.Run(static input =>
{
    using var copy = new MemoryStream();
    input.CopyTo(copy);
    var body = copy.ToArray();
    try
    {
        var webhook = WebhookEvent.Parse(body);
        _ = (webhook.Raw.ValueKind, webhook.DataId, webhook.DedupeKey);
    }
    catch (InvalidWebhookPayloadException)
    {
    }

    foreach (var reader in ResourceJson.All.SelectMany(static json => json.Readers))
    {
        try
        {
            JsonSerializer.Serialize(reader.ReadObject(body), reader.Type);
        }
        catch (JsonException)
        {
        }
    }
});
