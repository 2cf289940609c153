using System.Text.Json;
using System.Text.Json.Nodes;

namespace Withallo.Tool;

/// <summary>Files that a command is given.</summary>
internal static class InputFile
{
    /// <summary>What stands for standard input inside, where <c>-</c> stands for it on the command line.</summary>
    public const string StandardInput = "standard input";

    /// <summary>The bytes of a file, or of standard input.</summary>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (path == StandardInput)
        {
            using var buffer = new MemoryStream();
            var input = Console.OpenStandardInput();
            await using (input.ConfigureAwait(false))
            {
                await input.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
            }

            return buffer.ToArray();
        }

        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{path} cannot be read: {exception.Message}", ExitCode.Usage, exception);
        }
    }

    /// <summary>The object that a file holds as JSON.</summary>
    public static JsonObject ParseObject(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            var bom = "\uFEFF"u8;
            return JsonNode.Parse(content.StartsWith(bom) ? content[bom.Length..] : content) as JsonObject
                ?? throw new ToolException($"{path} is JSON, but not an object.", ExitCode.Usage);
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber + 1;
            throw new ToolException($"{path} is not JSON: line {line}, byte {exception.BytePositionInLine + 1}.", ExitCode.Usage, exception);
        }
    }
}
