using Withallo.Api;

namespace Withallo.Testing.V1;

/// <summary>Sending messages (docs/allo-api/v1.md#messages): one path, the body decides.</summary>
internal sealed class SmsOperations(SandboxState state)
{
    private const int MaxLength = 1000;

    public Reply Send(SandboxRequest request, IReadOnlyList<string> values)
    {
        var body = JsonBody.Of(request);
        var (from, senderId, to) = (body.Text("from"), body.Text("sender_id"), body.Text("to") ?? "");
        if (from is not null && senderId is not null)
        {
            throw new ErrorResponseException(400, "VALIDATION_ERROR", "send either from or sender_id", "sender_id");
        }

        if (senderId is null)
        {
            CheckNumber(from, to);
        }
        else
        {
            CheckSenderId(senderId, to);
        }

        // How Allo counts is documented nowhere: UTF-16, as .NET does.
        if (body.Text("message") is not { Length: > 0 and <= MaxLength } content)
        {
            throw new ErrorResponseException(400, "INVALID_LENGTH");
        }

        var message = new SentSms
        {
            FromNumber = from,
            SenderId = senderId,
            ToNumber = to,
            Type = Direction.Outbound,
            Content = content,
            StartDate = state.Clock.GetUtcNow(),
        };
        state.SentMessages.Add(message);
        return WireJson.Data(message, V1Json.WriteSentMessage);
    }

    private void CheckNumber(string? from, string to)
    {
        if (from is null || !state.Owns(from))
        {
            throw new ErrorResponseException(400, "FROM_NUMBER_NOT_FOUND");
        }

        if (!E164.IsValid(to))
        {
            throw new ErrorResponseException(400, "INVALID_TO_NUMBER");
        }

        if (E164.CallingCode(from) != E164.CallingCode(to))
        {
            throw new ErrorResponseException(400, "TO_NUMBER_COUNTRY_MISMATCH");
        }
    }

    private void CheckSenderId(string senderId, string to)
    {
        if (senderId.Length is < 3 or > 11 || !senderId.All(char.IsAsciiLetterOrDigit))
        {
            throw new ErrorResponseException(400, "INVALID_SENDER_ID");
        }

        if (!state.SenderIds.Contains(senderId))
        {
            throw new ErrorResponseException(400, "SENDER_ID_NOT_ACTIVE");
        }

        if (!E164.IsValid(to) || !to.StartsWith("+33", StringComparison.Ordinal))
        {
            throw new ErrorResponseException(400, "INVALID_TO_NUMBER");
        }
    }
}
