using System.Runtime.CompilerServices;

namespace Withallo.Contract.Tests.Support;

/// <summary>A test whose requests must be answered by these mappings, in this order and by no other: see <see cref="ContractTest"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractAttribute : FactAttribute
{
    public ContractAttribute(
        string[] mappings, [CallerMemberName] string? name = null, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Mappings = mappings;
        DisplayName = $"{Path.GetFileNameWithoutExtension(sourceFilePath)}.{name} (needs WireMock)";
        Skip = $"Needs WireMock: set {WireMock.Variable} to the path of its jar, or run through eng/with-wiremock.sh.";
        SkipType = typeof(WireMock);
        SkipUnless = nameof(WireMock.IsThere);
    }

    public ContractAttribute(
        string mapping, [CallerMemberName] string? name = null, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : this([mapping], name, sourceFilePath, sourceLineNumber)
    {
    }

    /// <summary>Files below Mappings, without <c>.json</c>: one for each request.</summary>
    public IReadOnlyList<string> Mappings { get; }
}
