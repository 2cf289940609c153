using System.Text;

namespace Withallo.Api.V2;

/// <summary>
/// Whose queue an operation is about, when it is not that of the key's owner. Allo takes it in the query of some operations and in
/// the body of others; this is one type for both.
/// </summary>
public sealed record Teammate
{
    private Teammate(string? userId, string? email)
    {
        UserId = userId;
        Email = email;
    }

    /// <summary>The user's id, if that is what was given.</summary>
    public string? UserId { get; }

    /// <summary>The user's email address, if that is what was given.</summary>
    public string? Email { get; }

    /// <summary>The teammate with this id.</summary>
    /// <param name="userId">The user's id.</param>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static Teammate ById(string userId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return new(userId, null);
    }

    /// <summary>The teammate with this email address.</summary>
    /// <param name="email">The user's email address.</param>
    /// <exception cref="ArgumentException">The address is empty.</exception>
    public static Teammate ByEmail(string email)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        return new(null, email);
    }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(UserId is null ? "by email" : "by id");
        return true;
    }
}
