using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.Diagnostics;
using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.Endpoint;

/// <summary>
/// Tells events of the account's own numbers from others: a v2 webhook covers the whole workspace (webhooks.md (c) trap 24), and a v1
/// delivery that names a number of somebody else is not Allo's.
/// </summary>
internal sealed class OwnNumberFilter(
    Func<IServiceProvider, CancellationToken, Task<IReadOnlyCollection<string>>>? load, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeepAtLeast = TimeSpan.FromMinutes(1);

    private LoadedNumbers? _loaded;

    /// <summary>Whether an event is about a number of the account's own; <see langword="null"/> when the numbers cannot be loaded.</summary>
    public async ValueTask<bool?> IsOwnAsync(
        WebhookEvent webhook, IList<string> listed, IServiceProvider services, CancellationToken cancellationToken)
    {
        if ((listed.Count == 0 && load is null) || NumbersOf(webhook) is not { } numbers)
        {
            return true;
        }

        if (listed.Any(own => Contains(numbers, Digits(own))))
        {
            return true;
        }

        if (load is null)
        {
            return false;
        }

        var loaded = _loaded;
        if (loaded is null || IsOlderThan(KeepFor, loaded) || (!loaded.ContainsAny(numbers) && IsOlderThan(KeepAtLeast, loaded)))
        {
            loaded = await LoadAsync(services, cancellationToken).ConfigureAwait(false) ?? loaded;
        }

        return loaded?.ContainsAny(numbers);
    }

    private async Task<LoadedNumbers?> LoadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            var numbers = await load!(services, cancellationToken).ConfigureAwait(false);
            return _loaded = new LoadedNumbers(numbers.Select(Digits).Where(static digits => digits.Length > 0).ToFrozenSet(StringComparer.Ordinal), clock.GetTimestamp());
        }
#pragma warning disable CA1031 // Whatever fails, the numbers loaded last are better than none.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            WebhookLog.OwnNumbersFailed(logger, exception);
            return null;
        }
    }

    private bool IsOlderThan(TimeSpan age, LoadedNumbers loaded) => clock.GetElapsedTime(loaded.At) > age;

    /// <summary>The digits of the numbers an event may belong to; <see langword="null"/> when it is not about a number at all.</summary>
    private static string[]? NumbersOf(WebhookEvent webhook) => webhook switch
    {
        WebhookEvent<CallReceivedPayload> { Data: var call } => OfEndedCall(call),
        WebhookEvent<CallCompletedPayload> { Data: var call } => OfEndedCall(call),
        WebhookEvent<CallRingingPayload> { Data: var call } => OfCall(call),
        WebhookEvent<CallTriggeredPayload> { Data: var call } => OfCall(call),
        WebhookEvent<CallAnsweredPayload> { Data: var call } => OfCall(call),
        WebhookEvent<SmsReceivedPayload> { Data: var message } => OfMessage(message),
        WebhookEvent<SmsPayload> { Data: var message } => OfMessage(message),
        _ => null,
    };

    // A call that was forwarded came in on the number that was dialled first.
    private static string[] OfEndedCall(EndedCallPayload call) => Candidates(call.AlloNumber, call.FromNumber, call.ToNumber, call.OriginalToNumber);

    private static string[] OfCall(OngoingCallPayload call) => Candidates(call.AlloNumber, call.FromNumber, call.ToNumber);

    private static string[] OfMessage(MessagePayload message) => Candidates(message.AlloNumber, message.FromNumber, message.ToNumber);

    private static string[] Candidates(string? allo, string? from, string? to, string? original = null) =>
        allo is null ? [Digits(from), Digits(to), Digits(original)] : [Digits(allo), Digits(original)];

    private static bool Contains(string[] numbers, string own) => own.Length > 0 && numbers.Contains(own, StringComparer.Ordinal);

    private static string Digits(string? number) => number is null ? "" : string.Concat(number.Where(char.IsAsciiDigit));

    private sealed record LoadedNumbers(FrozenSet<string> Digits, long At)
    {
        public bool ContainsAny(string[] numbers) => numbers.Any(Digits.Contains);
    }
}
