namespace Withallo.Api.Declarative;

/// <summary>A request body that knows what Allo would certainly refuse.</summary>
internal interface ICheckedRequest
{
    /// <summary>Throws what tells the caller how to mend the request.</summary>
    /// <param name="parameterName">The parameter that carries the body.</param>
    /// <exception cref="ArgumentException">The request cannot succeed.</exception>
    void Check(string parameterName);
}
