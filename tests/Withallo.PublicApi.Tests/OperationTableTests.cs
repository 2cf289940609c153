using System.Text.RegularExpressions;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.PublicApi.Tests;

/// <summary>The tables of operations in docs/allo-api name methods that exist.</summary>
public sealed partial class OperationTableTests
{
    [Theory]
    [InlineData("docs/allo-api/v1.md", typeof(IWithalloClient), 12)]
    [InlineData("docs/allo-api/v2.md", typeof(IWithalloV2Client), 20)]
    public void Every_method_that_a_table_names_exists(string document, Type client, int atLeast)
    {
        var rows = Row().Matches(Repository.Read(document));

        Assert.True(rows.Count >= atLeast, $"{rows.Count} rows were found.");
        Assert.All(rows, row =>
        {
            var resource = client.GetProperty(row.Groups["resource"].Value)?.PropertyType;
            Assert.True(resource is not null, $"{client.Name} has no {row.Groups["resource"].Value}.");
            var extensions = client.Assembly.GetType($"{resource.Namespace}.{resource.Name[1..]}Extensions");
            string[] methods = [.. resource.GetMethods().Concat(extensions?.GetMethods() ?? []).Select(static method => method.Name)];
            Assert.All(row.Groups["method"].Captures, method => Assert.Contains(method.Value, methods));
        });
    }

    /// <summary>A row that begins with <c>Resource.MethodAsync</c>, and perhaps more methods of the same resource.</summary>
    [GeneratedRegex(@"^\| `(?<resource>\w+)\.(?:(?<method>\w+Async)|…)`(?:, `(?<method>\w+Async)`)* \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
