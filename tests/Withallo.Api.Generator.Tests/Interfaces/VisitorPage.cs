using Withallo.Api.Declarative.Allo;

namespace Withallo.Api.Generator.Tests.Interfaces;

[EmptyWhenMissing]
public sealed record VisitorPage<T>
{
    public IReadOnlyList<T> Results { get; set; } = [];
}
