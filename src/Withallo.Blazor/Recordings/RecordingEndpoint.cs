using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api;

namespace Withallo.Blazor.Recordings;

/// <summary>Passes a recording on to a browser.</summary>
internal static class RecordingEndpoint
{
    public static async Task HandleAsync(HttpContext context, RecordingLinks links)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (links.Read((string)context.GetRouteValue("ticket")!) is not { } ticket)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var client = context.RequestServices.GetRequiredKeyedService<IWithalloClient>(ticket.Account);
        // A file, since players ask for parts of a recording, and a memory full of recordings ends the process.
        var file = CreateTemporaryFile();
        await using (file.ConfigureAwait(false))
        {
            try
            {
                await client.Recordings.DownloadAsync(ticket.Url, file, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is WithalloCallException or ArgumentException)
            {
                context.Response.StatusCode = exception is WithalloNotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status502BadGateway;
                return;
            }

            file.Position = 0;
            await Results.Stream(file, ContentTypeOf(ticket.Url), enableRangeProcessing: true).ExecuteAsync(context).ConfigureAwait(false);
        }
    }

    private static FileStream CreateTemporaryFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }

    // Sound only: whatever is behind the address, a browser must not show it as a page.
    private static string ContentTypeOf(string url) => Path.GetExtension(url.Split('?', '#')[0]).ToUpperInvariant() switch
    {
        ".WAV" => "audio/wav",
        ".OGG" or ".OPUS" => "audio/ogg",
        ".M4A" or ".MP4" => "audio/mp4",
        ".WEBM" => "audio/webm",
        _ => "audio/mpeg",
    };
}
