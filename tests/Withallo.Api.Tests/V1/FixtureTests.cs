namespace Withallo.Api.Tests.V1;

public sealed class FixtureTests : SandboxTest
{
    /// <summary>What each file of tests/Fixtures/rest/v1 says, and what becomes of it; null: a success.</summary>
    public static TheoryData<string, string, int, Type?> Expected { get; } = new()
    {
        { "calls-anonymous", "searchCalls", 200, null },
        { "calls-dates", "searchCalls", 200, null },
        { "calls-fractions", "searchCalls", 200, null },
        { "calls-full", "searchCalls", 200, null },
        { "calls-recordings", "searchCalls", 200, null },
        { "calls-results", "searchCalls", 200, null },
        { "calls-sparse", "searchCalls", 200, null },
        { "contact-created", "createContact", 201, null },
        { "contact-details", "getContactContext", 200, null },
        { "contact-details-plain", "getContactContext", 200, null },
        { "contacts-full", "searchContacts", 200, null },
        { "contacts-sparse", "searchContacts", 200, null },
        { "conversation", "getContactConversation", 200, null },
        { "error-code", "createContact", 400, typeof(WithalloValidationException) },
        { "error-detail", "createContact", 400, typeof(WithalloValidationException) },
        { "error-legacy", "deleteWebhook", 404, typeof(WithalloNotFoundException) },
        { "error-message", "createContact", 400, typeof(WithalloValidationException) },
        { "error-prose", "searchCalls", 503, typeof(WithalloServerException) },
        { "error-wrapped", "createContact", 400, typeof(WithalloValidationException) },
        { "numbers-sparse", "getNumbers", 200, null },
        { "page-both", "searchContacts", 200, null },
        { "page-flat", "searchContacts", 200, null },
        { "page-metadata-absent", "searchContacts", 200, null },
        { "page-metadata-null", "searchContacts", 200, null },
        { "page-nested", "searchContacts", 200, null },
        { "page-pagination-null", "searchContacts", 200, null },
        { "page-results-absent", "searchContacts", 200, null },
        { "page-results-null", "searchContacts", 200, null },
        { "quota-exceeded", "getNumbers", 429, typeof(WithalloRateLimitException) },
        { "rate-limited", "getNumbers", 429, typeof(WithalloRateLimitException) },
        { "scope-missing", "searchContacts", 403, typeof(WithalloForbiddenException) },
        { "sms-sent", "sendSMSFrance", 200, null },
        { "webhook-created", "createWebhook", 201, null },
        { "webhooks-list", "listWebhooks", 200, null },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public async Task Every_fixture_is_read_by_its_operation(string fixture, string operation, int statusCode, Type? exception)
    {
        RespondWith(fixture, statusCode);

        var thrown = await Record.ExceptionAsync(() => V1Operation.Named(operation).CallAsync(Client, Cancellation));

        Assert.Equal(exception, thrown?.GetType());
        Assert.Equal(statusCode, OnlyRequest.StatusCode);
    }

    [Fact]
    public void No_fixture_is_an_orphan()
    {
        var expected = Expected.Select(row => row.Data.Item1).Order(StringComparer.Ordinal);

        Assert.Equal(expected, Fixtures.All);
    }
}
