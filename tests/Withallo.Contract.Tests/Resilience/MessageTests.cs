using Withallo.Api;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.Resilience;

/// <summary>A message is never sent twice, whatever becomes of its response: each of these tests allows for one request only.</summary>
public sealed class MessageTests(ContractServer server) : ContractTest(server)
{
    [Contract("resilience/sms-server-error")]
    public async Task A_message_that_gets_500_is_sent_once()
    {
        var failure = await Assert.ThrowsAsync<WithalloServerException>(() => SendAsync("+14155550500"));

        Assert.Equal((500, 1), ((int)failure.StatusCode, failure.Attempts));
    }

    [Contract("resilience/sms-empty-response")]
    public Task A_message_that_gets_an_empty_response_is_sent_once() => SentOnceAsync("+14155550601");

    [Contract("resilience/sms-connection-reset")]
    public Task A_message_whose_connection_is_reset_is_sent_once() => SentOnceAsync("+14155550602");

    [Contract("resilience/sms-random-data")]
    public Task A_message_that_gets_random_data_is_sent_once() => SentOnceAsync("+14155550603");

    [Contract("resilience/sms-malformed-chunk")]
    public Task A_message_that_gets_a_malformed_chunk_is_sent_once() => SentOnceAsync("+14155550604");

    [Contract("resilience/sms-slow")]
    public Task A_message_whose_response_is_too_late_is_sent_once() => TimedOutAsync("+14155550605");

    [Contract("resilience/sms-slow-body")]
    public Task A_message_whose_response_begins_in_time_but_does_not_end_is_sent_once() => TimedOutAsync("+14155550606");

    [Contract("resilience/sms-daily-quota")]
    public async Task A_message_beyond_the_quota_of_the_day_is_not_tried_again()
    {
        var error = await Assert.ThrowsAsync<WithalloRateLimitException>(() => SendAsync("+14155550429"));

        Assert.Equal(("SMS_LIMIT_REACHED", false, 1), (error.ErrorCode, error.Retryable, error.Attempts));
    }

    [Contract(["resilience/sms-limited", "resilience/sms-after-the-limit"])]
    public async Task A_message_over_the_rate_limit_was_not_sent_and_is_tried_again() =>
        Assert.Equal("+14155550430", (await SendAsync("+14155550430")).ToNumber);

    private Task<SentSms> SendAsync(string to) => Allo.Sms.SendAsync(Line, to, "Once", cancellationToken: Cancellation);

    private async Task SentOnceAsync(string to)
    {
        var failure = await Assert.ThrowsAsync<WithalloConnectionException>(() => SendAsync(to));

        Assert.Equal((true, 1), (failure.RequestWasSent, failure.Attempts));
    }

    private async Task TimedOutAsync(string to)
    {
        var message = SendAsync(to);
        await ReceivedAsync(message);
        Clock.Advance(TimeSpan.FromSeconds(30));

        var timeout = await Assert.ThrowsAsync<WithalloTimeoutException>(() => message);
        Assert.Equal((WithalloDeadline.Attempt, 1), (timeout.Deadline, timeout.Attempts));
    }
}
