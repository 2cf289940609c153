using System.Runtime.CompilerServices;

namespace Withallo.Contract.Tests.Support;

/// <summary>A test whose requests must be answered by these mappings, in this order and by no other: see <see cref="ContractTest"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractAttribute : FactAttribute
{
    public ContractAttribute(string[] mappings, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Mappings = mappings;
        Skip = $"Needs WireMock: set {WireMock.Variable} to the path of its jar, or run through eng/with-wiremock.sh.";
        SkipType = typeof(WireMock);
        SkipUnless = nameof(WireMock.IsThere);
    }

    public ContractAttribute(string mapping, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : this([mapping], sourceFilePath, sourceLineNumber)
    {
    }

    /// <summary>Files below Mappings, without <c>.json</c>: one for each request.</summary>
    public IReadOnlyList<string> Mappings { get; }
}
