using System.Globalization;
using System.Text;

namespace Withallo.Api.V2;

/// <summary>A period of whole days, of which Allo does not say in which time zone they begin (rest-v2.md §10).</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record AnalyticsDateRange(DateOnly From, DateOnly To)
{
    internal void Check(string member, string parameterName)
    {
        if (From > To)
        {
            throw new ArgumentException($"{member} ends before it begins: swap From and To.", parameterName);
        }
    }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"From = {From:yyyy-MM-dd}, To = {To:yyyy-MM-dd}");
        return true;
    }
}
