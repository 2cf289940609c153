using System.Reflection;

namespace Withallo.PublicApi.Tests;

/// <summary>What holds for everything that users can see; what that is stands in the <c>PublicAPI.*.txt</c> of each project.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages =>
    [
        "Withallo.Api", "Withallo.Blazor", "Withallo.Testing", "Withallo.Webhooks", "Withallo.Webhooks.AspNetCore", "Withallo.Webhooks.PostgreSql",
        "Withallo.Webhooks.Wolverine",
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void No_signature_shows_a_third_party_type(string package) =>
        Assert.Empty(ThirdPartyAssemblies(Assembly.Load(package).GetExportedTypes()));

    [Theory]
    [InlineData(typeof(ThirdPartySamples.Base))]
    [InlineData(typeof(ThirdPartySamples.Interface))]
    [InlineData(typeof(ThirdPartySamples.Constraint<>))]
    [InlineData(typeof(ThirdPartySamples.Constructor))]
    [InlineData(typeof(ThirdPartySamples.ProtectedMethod))]
    [InlineData(typeof(ThirdPartySamples.MethodConstraint))]
    [InlineData(typeof(ThirdPartySamples.NestedArgument))]
    [InlineData(typeof(ThirdPartySamples.Property))]
    [InlineData(typeof(ThirdPartySamples.Event))]
    [InlineData(typeof(ThirdPartySamples.Field))]
    [InlineData(typeof(ThirdPartySamples.Callback))]
    public void A_third_party_type_is_found_wherever_a_signature_can_show_it(Type sample) =>
        Assert.Equal(["xunit.v3.assert"], ThirdPartyAssemblies([sample]).Where(name => name == "xunit.v3.assert"));

    [Fact]
    public void Projects_point_downwards_only()
    {
        var references = Packages.Select(row => row.Data).ToDictionary(package => package, package => Assembly.Load(package)
            .GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("Withallo", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray());

        Assert.Empty(references["Withallo.Webhooks"]);
        Assert.Empty(references["Withallo.Api"].Except(["Withallo.Webhooks"]));
        Assert.Empty(references["Withallo.Webhooks.AspNetCore"].Except(["Withallo.Webhooks"]));
        Assert.Empty(references["Withallo.Webhooks.PostgreSql"].Except(["Withallo.Webhooks"]));
        Assert.Empty(references["Withallo.Webhooks.Wolverine"].Except(["Withallo.Webhooks", "Withallo.Webhooks.AspNetCore"]));
        Assert.Empty(references["Withallo.Blazor"].Except(["Withallo.Api", "Withallo.Webhooks"]));
        Assert.Empty(references["Withallo.Testing"].Except(["Withallo.Api", "Withallo.Webhooks"]));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_public_asynchronous_method_ends_with_a_cancellation_token(string package)
    {
        var without = Assembly.Load(package).GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType) || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)
                || method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal))
            .Where(method => method.Name != "DisposeAsync" && method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");

        Assert.Empty(without);
    }

    private static IEnumerable<string> ThirdPartyAssemblies(IEnumerable<Type> types)
    {
        string[] ours = ["Withallo.", "System.", "Microsoft.Extensions.", "Microsoft.AspNetCore."];
        return types.SelectMany(Signatures.TypesIn)
            .Select(type => type.Assembly.GetName().Name!)
            .Distinct()
            .Where(name => !ours.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
    }
}
