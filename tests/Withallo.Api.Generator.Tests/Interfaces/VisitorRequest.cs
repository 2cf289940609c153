using Withallo.Api.Declarative;

namespace Withallo.Api.Generator.Tests.Interfaces;

public sealed record VisitorRequest : ICheckedRequest
{
    public string? Name { get; set; }

    void ICheckedRequest.Check(string parameterName)
    {
        if (Name == "")
        {
            throw new ArgumentException("A visitor has a name.", parameterName);
        }
    }
}
