using System.Runtime.CompilerServices;
using Withallo.Api.Declarative;

namespace Withallo.Api;

/// <summary>Reads one page after the other: each when its first row is asked for, and none is kept.</summary>
internal static class Pages
{
    /// <summary>The most rows a page may have, in both generations.</summary>
    public const int LargestSize = 100;

    /// <summary>
    /// All rows of API v1, from page 0. Where Allo says nothing about pages, a page that is not full is the last one
    /// (rest-v1.md §8 trap 1).
    /// </summary>
    public static IAsyncEnumerable<T> ReadAllV1<T>(
        Func<int, CancellationToken, Task<Page<T>>> read, int size, CancellationToken cancellationToken)
        where T : AlloObject, new() =>
        ReadAllAsync(
            read,
            firstPage: 0,
            static (page, _) => page.Results,
            (page, asked) => page.HasMetadata || page.TotalPages > 0 ? asked + 1 < page.TotalPages : page.Results.Count >= size,
            cancellationToken);

    /// <summary>
    /// All rows of API v2, from a page on. An answer that calls itself an earlier page than the one asked for holds rows that were
    /// already read, so it ends the reading, as the last page by <c>total_pages</c> does, whatever <c>has_more</c> says.
    /// </summary>
    public static IAsyncEnumerable<T> ReadAllV2<T>(
        Func<int, CancellationToken, Task<V2.Page<T>>> read, int firstPage, CancellationToken cancellationToken)
        where T : AlloObject, new() =>
        ReadAllAsync(
            read,
            firstPage,
            static (page, asked) => page.CurrentPage > 0 && page.CurrentPage < asked ? [] : page.Results,
            static (page, asked) => page.HasMore && (page.TotalPages == 0 || asked < page.TotalPages),
            cancellationToken);

    /// <summary>Refuses a page or a size that Allo would refuse (<c>INVALID_PAGE_SIZE</c>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page is below 1, or the size is not in 1 to 100.</exception>
    public static void Check(int? page, int? size, string parameterName)
    {
        if (page < 1)
        {
            throw new ArgumentOutOfRangeException(parameterName, page, "Page is too low: pages of API v2 are counted from 1.");
        }

        if (size is < 1 or > LargestSize)
        {
            throw new ArgumentOutOfRangeException(parameterName, size, "Size is out of range: Allo takes 1 to 100 rows a page.");
        }
    }

    /// <summary>Refuses a page size that Allo would refuse.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not in 1 to 100.</exception>
    public static void CheckSize(int pageSize, [CallerArgumentExpression(nameof(pageSize))] string parameterName = "") =>
        Check(null, pageSize, parameterName);

    /// <summary>Refuses a first page that Allo does not have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page is below 1.</exception>
    public static void CheckFirst(int startPage, [CallerArgumentExpression(nameof(startPage))] string parameterName = "") =>
        Check(startPage, null, parameterName);

    /// <summary>A request that was checked now, not when its first page is read.</summary>
    /// <exception cref="ArgumentException">The request cannot succeed.</exception>
    public static T Checked<T>(T request, string parameterName)
        where T : ICheckedRequest
    {
        request.Check(parameterName);
        return request;
    }

    private static async IAsyncEnumerable<T> ReadAllAsync<TPage, T>(
        Func<int, CancellationToken, Task<TPage>> read,
        int firstPage,
        Func<TPage, int, IReadOnlyList<T>> newRows,
        Func<TPage, int, bool> isFollowed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var asked = firstPage; ; asked++)
        {
            var page = await read(asked, cancellationToken).ConfigureAwait(false);
            var rows = newRows(page, asked);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count == 0 || !isFollowed(page, asked))
            {
                yield break;
            }
        }
    }
}
