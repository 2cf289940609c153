using Microsoft.Extensions.Options;

namespace Withallo.Api.DependencyInjection;

/// <summary>Fails the start of a host whose options cannot work.</summary>
internal sealed class WithalloOptionsValidator : IValidateOptions<WithalloOptions>
{
    public ValidateOptionsResult Validate(string? name, WithalloOptions options)
    {
        var complaints = WithalloOptionsCheck.Complaints(options).ToArray();
        return complaints.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(complaints);
    }
}
