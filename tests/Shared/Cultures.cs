using System.Globalization;

namespace Withallo.Tests;

/// <summary>Cultures to test under; where the machine knows only the invariant one, one made by hand that differs as they do.</summary>
internal static class Cultures
{
    public static CultureInfo Get(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            foreign.NumberFormat.NumberDecimalSeparator = ",";
            foreign.NumberFormat.NegativeSign = "−";
            foreign.DateTimeFormat.DateSeparator = ".";
            foreign.DateTimeFormat.TimeSeparator = ".";
            return foreign;
        }
    }
}
