using BenchmarkDotNet.Attributes;

using Withallo.Benchmarks.Hand;

namespace Withallo.Benchmarks.Cases;

/// <summary>The path and query of a call search, encoded.</summary>
public class BuildUrl
{
    private static readonly string AlloNumber = "+12025550100";
    private static readonly string ContactNumber = "+12025550199";

    [Benchmark(Baseline = true)]
    public object Hand() => HandClient.CallsUrl("/calls", AlloNumber, ContactNumber, 3, 100);

    [Benchmark]
    public object Sdk()
    {
        var url = new UrlBuilder(stackalloc char[UrlBuilder.StackSize]);
        url.Literal("/calls");
        url.RequiredQuery("allo_number", AlloNumber);
        url.Query("contact_number", ContactNumber);
        url.Query("page", 3);
        url.Query("size", 100);
        return url.ToStringAndClear();
    }
}
