using Microsoft.Extensions.Options;

namespace Withallo.Webhooks;

internal sealed class WithalloInboxOptionsValidator : IValidateOptions<WithalloInboxOptions>
{
    public ValidateOptionsResult Validate(string? name, WithalloInboxOptions options) =>
        options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
}
