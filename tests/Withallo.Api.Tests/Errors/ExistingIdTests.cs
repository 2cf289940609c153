namespace Withallo.Api.Tests.Errors;

/// <summary>The person who has a number already, whom Allo names in a message alone.</summary>
public sealed class ExistingIdTests
{
    [Theory]
    [InlineData("The number +12125550177 is assigned to per-7f3a9c.", "per-7f3a9c")]
    [InlineData("per-abc123 has it", "per-abc123")]
    [InlineData("(per-2xGh7kLm_NpQr-1)", "per-2xGh7kLm_NpQr-1")]
    [InlineData("Assigned to person per-abc123 (per-abc123)", "per-abc123")]
    [InlineData("It is per-abc123-, or per-abc123_", "per-abc123")]
    [InlineData("per-é1 and per-abc123é", "per-abc123")]
    [InlineData("Assigned to per-abc123 and per-def456", null)]
    [InlineData("One number per-person", null)]
    [InlineData("A super-1 number, in paper-2", null)]
    [InlineData("The number belongs to another person.", null)]
    [InlineData("", null)]
    public void The_id_in_the_message_is_given_when_it_is_there_and_never_in_ours(string message, string? id)
    {
        var conflict = Assert.IsType<WithalloConflictException>(ErrorResponse.Of(
            409, $$$"""{"error":{"type":"conflict_error","code":"NUMBER_ALREADY_ASSIGNED","message":"{{{message}}}","retryable":false}}"""));

        Assert.Equal(id, conflict.ExistingId);
        Assert.DoesNotContain("per-", conflict.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("per-", conflict.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":{"type":"conflict_error","code":"TAG_ALREADY_EXISTS","message":"On per-abc123"}}""")]
    [InlineData("""{"error":{"type":"conflict_error","code":"NUMBER_ALREADY_ASSIGNED"}}""")]
    [InlineData("""{"error":{"type":"conflict_error","code":"NUMBER_ALREADY_ASSIGNED","message":7}}""")]
    [InlineData("<html>per-abc123</html>")]
    public void Another_conflict_names_nobody(string body) =>
        Assert.Null(Assert.IsType<WithalloConflictException>(ErrorResponse.Of(409, body)).ExistingId);
}
