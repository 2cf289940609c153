using System.Globalization;

namespace Withallo.Testing;

/// <summary>Counts the requests of a day, in UTC.</summary>
internal sealed class DailyQuota(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private int? _limit;
    private DateTime _day;
    private int _used;

    public int? Limit
    {
        get
        {
            lock (_lock)
            {
                return _limit;
            }
        }

        set
        {
            if (value is { } limit)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(limit, nameof(value));
            }

            lock (_lock)
            {
                _limit = value;
                _used = 0;
            }
        }
    }

    public static ErrorResponseException Exceeded(int limit, TimeSpan resetIn)
    {
        var seconds = (long)Math.Ceiling(resetIn.TotalSeconds);
        return new ErrorResponseException(
            429,
            "API_KEY_QUOTA_EXCEEDED",
            string.Create(CultureInfo.InvariantCulture, $"limit={limit};type=DAILY;reset_in={seconds}"),
            "DAILY");
    }

    /// <summary>Counts a request, or rejects it.</summary>
    public void Spend()
    {
        lock (_lock)
        {
            if (_limit is not { } limit)
            {
                return;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            if (now.Date != _day)
            {
                _day = now.Date;
                _used = 0;
            }

            if (_used == limit)
            {
                throw Exceeded(limit, now.Date.AddDays(1) - now);
            }

            _used++;
        }
    }
}
