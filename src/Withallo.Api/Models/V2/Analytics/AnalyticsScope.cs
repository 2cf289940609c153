using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>
/// Whose calls count, or the calls of which numbers. Allo takes the one or the other, so this is made as the one or the other
///.
/// </summary>
public sealed class AnalyticsScope
{
    private AnalyticsScope(IReadOnlyList<string>? userIds, IReadOnlyList<string>? alloNumbers)
    {
        UserIds = userIds;
        AlloNumbers = alloNumbers;
    }

    /// <summary>The users, if it is about users.</summary>
    public IReadOnlyList<string>? UserIds { get; }

    /// <summary>The account's numbers, if it is about numbers.</summary>
    public IReadOnlyList<string>? AlloNumbers { get; }

    /// <summary>The calls of these users.</summary>
    /// <param name="userIds">Their ids, at least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is empty.</exception>
    public static AnalyticsScope Users(params IReadOnlyList<string> userIds)
    {
        Validation.SomeOf(userIds, nameof(Users), nameof(userIds));
        return new(userIds, null);
    }

    /// <summary>The calls of these numbers of the account.</summary>
    /// <param name="alloNumbers">The numbers, E.164, at least one.</param>
    /// <exception cref="ArgumentException">There is none, or one is empty.</exception>
    public static AnalyticsScope Numbers(params IReadOnlyList<string> alloNumbers)
    {
        Validation.SomeOf(alloNumbers, nameof(Numbers), nameof(alloNumbers));
        return new(null, alloNumbers);
    }

    /// <summary>What it is about, and how many: never which, for a number is personal data.</summary>
    public override string ToString() => UserIds is not null ? $"{UserIds.Count} users" : $"{AlloNumbers!.Count} numbers";
}
