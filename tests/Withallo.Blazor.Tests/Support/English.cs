using System.Globalization;
using System.Runtime.CompilerServices;

namespace Withallo.Blazor.Tests.Support;

internal static class English
{
    // Pages speak the language of the machine unless told otherwise; the tests read English.
    [ModuleInitializer]
    public static void Speak() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-US");
}
