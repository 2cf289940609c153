using Refit;

namespace Withallo.Api.V2;

/// <summary>The members of the team.</summary>
[PathPrefix("/v2/api")]
public interface IUsersApi
{
    /// <summary>All users of a status: <c>GET /v2/api/users</c>. Not paged.</summary>
    /// <remarks>Scope: <c>USERS_READ</c>.</remarks>
    /// <param name="role">Only users with this role; unset: with any.</param>
    /// <param name="status">
    /// Only users of this status; unset: active ones. No value means both, so seeing everyone takes two calls.
    /// </param>
    [Get("/users")]
    [Headers(Scopes.Header + Scopes.UsersRead)]
    Task<IReadOnlyList<User>> ListAsync(
        [Query] UserRole role = default,
        [Query] UserStatus status = default,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>A user: <c>GET /v2/api/users/{id}</c>.</summary>
    /// <remarks>Scope: <c>USERS_READ</c>.</remarks>
    /// <param name="userId">The user's id.</param>
    /// <exception cref="ArgumentException">The id is empty, <c>.</c> or <c>..</c>; nothing was sent.</exception>
    /// <exception cref="WithalloNotFoundException">There is no such user (<c>MEMBER_NOT_FOUND</c>).</exception>
    [Get("/users/{id}")]
    [Headers(Scopes.Header + Scopes.UsersRead)]
    Task<User> GetAsync(
        [AliasAs("id")] string userId,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);
}
