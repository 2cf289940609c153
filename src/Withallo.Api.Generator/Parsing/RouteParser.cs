using Withallo.Api.Generator.Models;

namespace Withallo.Api.Generator.Parsing;

/// <summary>Cuts a path at its placeholders.</summary>
internal static class RouteParser
{
    /// <summary>The parts of a path; null when its braces do not pair up or hold no name.</summary>
    public static List<RoutePart>? Parse(string route)
    {
        var parts = new List<RoutePart>();
        var start = 0;
        while (start < route.Length)
        {
            var open = route.IndexOf('{', start);
            var literal = open < 0 ? route.Substring(start) : route.Substring(start, open - start);
            if (literal.Contains('}'))
            {
                return null;
            }

            if (literal.Length > 0)
            {
                parts.Add(new(literal, IsPlaceholder: false));
            }

            if (open < 0)
            {
                break;
            }

            var close = route.IndexOf('}', open);
            var name = close < 0 ? "" : route.Substring(open + 1, close - open - 1);
            if (name.Trim().Length == 0 || name.Contains('{'))
            {
                return null;
            }

            parts.Add(new(name, IsPlaceholder: true));
            start = close + 1;
        }

        return parts;
    }
}
