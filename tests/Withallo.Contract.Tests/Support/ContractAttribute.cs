using System.Runtime.CompilerServices;

namespace Withallo.Contract.Tests.Support;

/// <summary>A test whose requests must match these mappings, in this order and no other: see <see cref="ContractTest"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractAttribute(
    string[] mappings, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber)
{
    public ContractAttribute(string mapping, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : this([mapping], sourceFilePath, sourceLineNumber)
    {
    }

    /// <summary>Files below Mappings, without <c>.json</c>: one for each request.</summary>
    public IReadOnlyList<string> Mappings { get; } = mappings;
}
