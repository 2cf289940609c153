using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Withallo.Api.Declarative;

namespace Withallo.Api;

/// <content>Requests of the user's own.</content>
public sealed partial class WithalloClient
{
    /// <summary>Sends a request of your own and gives its whole answer as JSON: <c>data</c> is not unwrapped.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <returns>The answer; its kind is <see cref="JsonValueKind.Undefined"/> when the body is empty.</returns>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    public Task<JsonElement> SendAsync(WithalloRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Channel.SendAsync(request.ToCall(RawAnswer.Instance), request.Options, cancellationToken);
    }

    /// <summary>Sends a request of your own and reads its whole answer into a type of yours: <c>data</c> is a member like any other.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="answer">How it is read, such as <c>MyJsonContext.Default.MyAnswer</c>.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">A value cannot be sent; nothing was.</exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    public Task<T> SendAsync<T>(WithalloRequest request, JsonTypeInfo<T> answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(answer);
        return Channel.SendAsync(request.ToCall(Answer.Whole(answer)), request.Options, cancellationToken);
    }

    /// <summary>As <see cref="SendAsync(WithalloRequest, CancellationToken)"/>, together with status, headers, request id and rate limits.</summary>
    /// <inheritdoc cref="SendAsync(WithalloRequest, CancellationToken)"/>
    public Task<WithalloResponse<JsonElement>> SendWithResponseAsync(WithalloRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Channel.SendWithResponseAsync(request.ToCall(RawAnswer.Instance), request.Options, cancellationToken);
    }
}
