using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Withallo.Json.Generator.Models;

/// <summary>A place in a file, without the syntax tree that a <see cref="Location"/> holds on to.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo? From(Location? location) =>
        location?.SourceTree is { } tree ? new(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span) : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
