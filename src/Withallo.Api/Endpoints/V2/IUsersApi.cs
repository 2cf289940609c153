using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;
using Withallo.Api.Json;

namespace Withallo.Api.V2;

/// <summary>The members of the team.</summary>
[AlloApi(ApiGeneration.V2, typeof(WithalloV2JsonContext))]
public interface IUsersApi
{
    /// <summary>All users of a status: <c>GET /v2/api/users</c>. Not paged.</summary>
    /// <remarks>Scope: <c>USERS_READ</c>.</remarks>
    /// <param name="role">Only users with this role; unset: with any.</param>
    /// <param name="status">
    /// Only users of this status; unset: active ones. No word means both, so seeing everyone takes two calls.
    /// </param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/users")]
    [Scope("USERS_READ")]
    [Repeatable]
    Task<IReadOnlyList<User>> ListAsync(
        UserRole role = default,
        UserStatus status = default,
        CancellationToken cancellationToken = default);

    /// <summary>A user: <c>GET /v2/api/users/{id}</c>.</summary>
    /// <remarks>Scope: <c>USERS_READ</c>.</remarks>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Ends the call, wherever it stands.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such user (<c>MEMBER_NOT_FOUND</c>).</exception>
    /// <exception cref="WithalloException">Allo refused, answered nonsense or could not be reached: see its subclasses.</exception>
    [Get("/users/{id}")]
    [Scope("USERS_READ")]
    [Repeatable]
    Task<User> GetAsync([AliasAs("id")] string userId, CancellationToken cancellationToken = default);
}
