using Microsoft.Extensions.Options;
using Withallo.Webhooks.Processing;

namespace Withallo.Webhooks.DependencyInjection;

/// <summary>Fails the start of a program whose options cannot work.</summary>
internal sealed class WithalloWebhooksOptionsValidator : IValidateOptions<WithalloWebhooksOptions>
{
    public ValidateOptionsResult Validate(string? name, WithalloWebhooksOptions options) =>
        OptionsCheck.Problems(options).ToArray() is { Length: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
}
