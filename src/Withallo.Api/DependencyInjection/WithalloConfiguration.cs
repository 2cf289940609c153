using Microsoft.Extensions.Configuration;
using Withallo.Configuration;

namespace Withallo.Api.DependencyInjection;

/// <summary>Sets options from a configuration section.</summary>
internal static class WithalloConfiguration
{
    public static void Apply(IConfiguration section, WithalloOptions options)
    {
        var values = new SectionReader<WithalloOptions>(section);
        options.ApiKey = values.Text(nameof(options.ApiKey)) ?? options.ApiKey;
        options.BaseUrl = values.Url(nameof(options.BaseUrl)) ?? options.BaseUrl;
        options.UserAgent = values.Text(nameof(options.UserAgent)) ?? options.UserAgent;
        options.Timeout = values.Time(nameof(options.Timeout)) ?? options.Timeout;
        options.TotalTimeout = values.Time(nameof(options.TotalTimeout)) ?? options.TotalTimeout;
        options.ConnectTimeout = values.Time(nameof(options.ConnectTimeout)) ?? options.ConnectTimeout;
        foreach (var header in section.GetSection(nameof(options.Headers)).GetChildren())
        {
            options.Headers[header.Key] = header.Value ?? "";
        }

        var retry = new SectionReader<WithalloOptions>(section.GetSection(nameof(options.Retry)));
        options.Retry.MaxRetries = retry.Number(nameof(options.Retry.MaxRetries)) ?? options.Retry.MaxRetries;
        options.Retry.BaseDelay = retry.Time(nameof(options.Retry.BaseDelay)) ?? options.Retry.BaseDelay;
        options.Retry.MaxDelay = retry.Time(nameof(options.Retry.MaxDelay)) ?? options.Retry.MaxDelay;

        var limit = new SectionReader<WithalloOptions>(section.GetSection(nameof(options.RateLimit)));
        options.RateLimit.Enabled = limit.Flag(nameof(options.RateLimit.Enabled)) ?? options.RateLimit.Enabled;
        options.RateLimit.ReadsPerSecond = limit.Number(nameof(options.RateLimit.ReadsPerSecond)) ?? options.RateLimit.ReadsPerSecond;
        options.RateLimit.WritesPerSecond = limit.Number(nameof(options.RateLimit.WritesPerSecond)) ?? options.RateLimit.WritesPerSecond;
        options.RateLimit.QueueTimeout = limit.Time(nameof(options.RateLimit.QueueTimeout)) ?? options.RateLimit.QueueTimeout;
    }
}
