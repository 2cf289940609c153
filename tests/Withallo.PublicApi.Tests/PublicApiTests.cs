using System.Reflection;

namespace Withallo.PublicApi.Tests;

/// <summary>What users can see changes only together with the file that lists it, so that a review sees it change.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages =>
    [
        "Withallo.Api", "Withallo.Testing", "Withallo.Webhooks", "Withallo.Webhooks.AspNetCore", "Withallo.Webhooks.PostgreSql",
        "Withallo.Webhooks.Wolverine",
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_approved_one(string package)
    {
        var actual = ApiListing.Of(Assembly.Load(package));
        var approved = $"tests/Withallo.PublicApi.Tests/Approved/{package}.txt";
        var received = Repository.PathOf(approved.Replace(".txt", ".received.txt", StringComparison.Ordinal));
        if (File.Exists(Repository.PathOf(approved)) && Repository.Read(approved) == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"The public surface of {package} changed. Compare {approved} with the .received file beside it, and copy it over if the change is meant.");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void No_signature_shows_a_third_party_type(string package)
    {
        string[] ours = ["Withallo.", "System", "Microsoft.Extensions.", "Microsoft.AspNetCore.", "Npgsql"];
        var foreign = Assembly.Load(package).GetExportedTypes()
            .SelectMany(type => type.GetMethods().SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Select(type => type.Assembly.GetName().Name!)
            .Distinct()
            .Where(name => !ours.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

        // Npgsql is the one exception: choosing it is what the package is for.
        Assert.Empty(package == "Withallo.Webhooks.PostgreSql" ? foreign : foreign.Append("Npgsql").Except(["Npgsql"]));
    }

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
}
