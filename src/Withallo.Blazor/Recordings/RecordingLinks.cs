using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Withallo.Blazor.Recordings;

/// <summary>
/// Links to recordings that a browser may have: encrypted, so that they tell nothing and cannot be made up, and valid for a while. They
/// work on every server that shares the keys of data protection.
/// </summary>
internal sealed class RecordingLinks(IDataProtectionProvider protection, IOptions<WithalloBlazorOptions> options)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Withallo.Blazor.Recordings.v1");
    private volatile string? _path;

    /// <summary>Where <c>MapWithalloRecordings</c> mapped them; null when it was not called.</summary>
    public string? Path
    {
        get => _path;
        set => _path = value;
    }

    private DateTimeOffset Now => (options.Value.TimeProvider ?? TimeProvider.System).GetUtcNow();

    /// <summary>The link to a recording; null when no address is mapped for it.</summary>
    public string? Create(string? account, string recordingUrl)
    {
        if (Path is not { } path)
        {
            return null;
        }

        var expires = (Now + options.Value.RecordingLinkLifetime).ToUnixTimeSeconds();
        var ticket = _protector.Protect(JsonSerializer.Serialize(new RecordingTicket(account, recordingUrl, expires), RecordingTicketJson.Default.RecordingTicket));
        return $"{path}/{ticket}";
    }

    /// <summary>What a ticket stands for; null when it is none of ours, or has expired.</summary>
    public RecordingTicket? Read(string ticket)
    {
        try
        {
            var read = JsonSerializer.Deserialize(_protector.Unprotect(ticket), RecordingTicketJson.Default.RecordingTicket);
            return read?.Expires > Now.ToUnixTimeSeconds() ? read : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
