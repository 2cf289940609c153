using Microsoft.Extensions.Options;

namespace Withallo.Api.DependencyInjection;

/// <summary>Fails the start of a host whose options cannot work.</summary>
internal sealed class WithalloOptionsValidator : IValidateOptions<WithalloOptions>
{
    public ValidateOptionsResult Validate(string? name, WithalloOptions options)
    {
        var errors = WithalloOptionsCheck.Errors(options, usesEnvironment: string.IsNullOrEmpty(name)).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
