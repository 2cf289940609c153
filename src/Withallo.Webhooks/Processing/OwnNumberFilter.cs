using System.Collections.Frozen;
using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.Processing;

/// <summary>
/// Tells events of the account's own numbers from others: a v2 webhook covers the whole workspace, and a v1 delivery that names a number of
/// somebody else is not Allo's.
/// </summary>
internal sealed class OwnNumberFilter(IWebhookHost host, TimeProvider clock)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeepAtLeast = TimeSpan.FromMinutes(1);

    private volatile Loaded? _loaded;
    private volatile Listed? _listed;

    /// <summary>Whether any event has been about one of the numbers. While none has, they may be written wrongly.</summary>
    public bool HasMatched { get; private set; }

    /// <summary>Whether an event is about a number of the account's own; <see langword="null"/> when the numbers cannot be loaded.</summary>
    public async ValueTask<bool?> IsOwnAsync(WebhookEvent webhook, WithalloWebhooksOptions options, CancellationToken cancellationToken)
    {
        if ((options.OwnNumbers.Count == 0 && options.LoadOwnNumbers is null) || NumbersOf(webhook) is not { } numbers)
        {
            return true;
        }

        var isOwn = numbers.Any(ListedIn(options).Contains)
            ? true
            : options.LoadOwnNumbers is { } load ? await IsLoadedAsync(numbers, load, cancellationToken).ConfigureAwait(false) : (bool?)false;
        HasMatched |= isOwn is true;
        return isOwn;
    }

    private FrozenSet<string> ListedIn(WithalloWebhooksOptions options)
    {
        var listed = _listed;
        return (listed?.Options == options ? listed : _listed = new Listed(ToDigits(options.OwnNumbers), options)).Digits;
    }

    private async Task<bool?> IsLoadedAsync(
        string[] numbers, Func<IServiceProvider, CancellationToken, Task<IReadOnlyCollection<string>>> load, CancellationToken cancellationToken)
    {
        var loaded = _loaded;
        if (loaded is null || IsOlderThan(KeepFor, loaded) || (!numbers.Any(loaded.Digits.Contains) && IsOlderThan(KeepAtLeast, loaded)))
        {
            loaded = await LoadAsync(load, cancellationToken).ConfigureAwait(false) ?? loaded;
        }

        return loaded is null ? null : numbers.Any(loaded.Digits.Contains);
    }

    private async Task<Loaded?> LoadAsync(
        Func<IServiceProvider, CancellationToken, Task<IReadOnlyCollection<string>>> load, CancellationToken cancellationToken)
    {
        try
        {
            var scope = host.CreateScope(out var services);
            await using var _ = scope.ConfigureAwait(false);
            return _loaded = new Loaded(ToDigits(await load(services, cancellationToken).ConfigureAwait(false)), clock.GetTimestamp());
        }
#pragma warning disable CA1031 // Whatever fails, the numbers loaded last are better than none.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            host.Log(WebhookLogEvent.OwnNumbersFailed, new(Exception: exception));
            return null;
        }
    }

    private bool IsOlderThan(TimeSpan age, Loaded loaded) => clock.GetElapsedTime(loaded.At) > age;

    /// <summary>The digits of the numbers an event may belong to; <see langword="null"/> when it is not about a number at all.</summary>
    private static string[]? NumbersOf(WebhookEvent webhook) => webhook.Payload switch
    {
        // A call that was forwarded came in on the number that was dialled first.
        EndedCallPayload call => Candidates(call.AlloNumber, call.FromNumber, call.ToNumber, call.OriginalToNumber),
        OngoingCallPayload call => Candidates(call.AlloNumber, call.FromNumber, call.ToNumber),
        MessagePayload message => Candidates(message.AlloNumber, message.FromNumber, message.ToNumber),
        _ => null,
    };

    private static string[] Candidates(string? allo, string? from, string? to, string? original = null) =>
        allo is null
            ? [PhoneDigits.Of(from), PhoneDigits.Of(to), PhoneDigits.Of(original)]
            : [PhoneDigits.Of(allo), PhoneDigits.Of(original)];

    private static FrozenSet<string> ToDigits(IEnumerable<string> numbers) =>
        numbers.Select(PhoneDigits.Of).Where(static digits => digits.Length > 0).ToFrozenSet(StringComparer.Ordinal);

    private sealed record Loaded(FrozenSet<string> Digits, long At);

    private sealed record Listed(FrozenSet<string> Digits, WithalloWebhooksOptions Options);
}
