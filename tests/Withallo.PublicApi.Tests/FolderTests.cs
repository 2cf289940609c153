using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Withallo.PublicApi.Tests;

/// <summary>The folders of the client know what lies below them and nothing else. A type belongs to the folder that its file lies in.</summary>
public sealed class FolderTests
{
    private static readonly System.Reflection.Assembly Client = System.Reflection.Assembly.Load("Withallo.Api");
    private static readonly Architecture House = new ArchLoader().LoadAssemblies(Client, System.Reflection.Assembly.Load("Withallo.Webhooks")).Build();

    /// <summary>Each folder, and the folders that it may know.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Models"] = ["Pagination"],
        ["Pagination"] = ["Models"],
        // Errors, for what is a call of ours and several requests: how far it got follows from what went wrong.
        ["Endpoints"] = ["Errors", "Models", "Pagination"],
        ["Errors"] = [],
        ["Calls"] = ["Errors"],
        ["Diagnostics"] = ["Calls", "Errors"],
        ["Resilience"] = ["Calls", "Diagnostics", "Errors"],
        ["Http"] = ["Calls", "Diagnostics", "Errors", "Resilience"],
        ["Serialization"] = ["Calls", "Http", "Models", "Pagination"],
        ["Recordings"] = ["Calls", "Errors", "Http"],
    };

    public static TheoryData<string, string> Forbidden
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var (folder, known) in MayKnow)
            {
                foreach (var other in MayKnow.Keys.Append("DependencyInjection").Where(other => other != folder && !known.Contains(other)))
                {
                    pairs.Add(folder, other);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_folder_knows_only_what_lies_below_it(string folder, string other) =>
        Types().That().Are(In(folder)).Should().NotDependOnAny(In(other)).Check(House);

    [Fact]
    public void Every_folder_is_spoken_of_and_holds_types()
    {
        var folders = Directory.GetDirectories(Repository.PathOf("src/Withallo.Api")).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]);

        Assert.Equal(MayKnow.Keys.Append("DependencyInjection").Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
        Assert.All(MayKnow.Keys, folder => Assert.NotEmpty(In(folder)));
    }

    [Fact]
    public void The_check_sees_an_arrow_that_is_there() =>
        Assert.False(Types().That().Are(In("Http")).Should().NotDependOnAny(In("Calls")).HasNoViolations(House));

    private static System.Type[] In(string folder)
    {
        var names = Repository.Files($"src/Withallo.Api/{folder}", "*.cs").Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        return [.. Client.GetTypes().Where(type => !type.IsNested && names.Contains(type.Name.Split('`')[0]))];
    }
}
