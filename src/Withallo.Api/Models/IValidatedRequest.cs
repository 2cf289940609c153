namespace Withallo.Api.Models;

/// <summary>A request body that knows what Allo would certainly refuse.</summary>
internal interface IValidatedRequest
{
    /// <summary>Throws when Allo would certainly refuse the request, and says what to change.</summary>
    /// <param name="parameterName">The parameter that carries the body.</param>
    /// <exception cref="ArgumentException">The request cannot succeed.</exception>
    void Validate(string parameterName);
}
