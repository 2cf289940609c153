using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Withallo.Webhooks.AspNetCore.Tests.Support;

/// <summary>A dedupe store of files, which outlives its process: for the test that kills a receiver.</summary>
internal sealed class FileDedupeStore(string folder) : IWebhookDedupeStore
{
    public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken)
    {
        if (File.Exists(PathOf(key, "done")))
        {
            return ValueTask.FromResult(WebhookClaim.Completed);
        }

        var claim = PathOf(key, "claim");
        if (File.Exists(claim) && DateTimeOffset.UtcNow - File.GetLastWriteTimeUtc(claim) >= ReceiverProcess.Lease)
        {
            File.Delete(claim);
        }

        try
        {
            using var _ = new FileStream(claim, FileMode.CreateNew);
            return ValueTask.FromResult(WebhookClaim.Claimed);
        }
        catch (IOException)
        {
            return ValueTask.FromResult(WebhookClaim.InProgress);
        }
    }

    public ValueTask CompleteAsync(string key, CancellationToken cancellationToken)
    {
        File.WriteAllText(PathOf(key, "done"), "");
        return ValueTask.CompletedTask;
    }

    public ValueTask ReleaseAsync(string key, CancellationToken cancellationToken)
    {
        File.Delete(PathOf(key, "claim"));
        return ValueTask.CompletedTask;
    }

    private string PathOf(string key, string kind) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}.{kind}"));
}
