using System.Runtime.CompilerServices;
using Withallo.Api.Models;
using Withallo.Api.V2;

namespace Withallo.Api;

/// <summary>Reads one page after the other: each when its first row is asked for, and none is kept.</summary>
internal static class Pages
{
    /// <summary>The most rows a page may have, in both generations.</summary>
    public const int LargestSize = 100;

    /// <summary>
    /// All rows of API v1, from page 0. Where Allo says nothing about pages, a page that is not full is the last one.
    /// </summary>
    public static IAsyncEnumerable<T> ReadAllV1<T>(
        Func<int, CancellationToken, Task<ResultPage<T>>> read, int size, CancellationToken cancellationToken)
        where T : AlloObject, new() =>
        ReadAllAsync(
            read,
            firstPage: 0,
            static (page, _) => page.Results,
            (page, asked) => page.HasMetadata || page.TotalPages > 0 ? asked + 1 < page.TotalPages : page.Results.Count >= size,
            cancellationToken);

    /// <summary>
    /// All rows of API v2, from a page on, for as long as <c>has_more</c> says so, whatever the other members of its pagination say. A page
    /// that repeats the rows of the one before it ends the reading: the server ignored the page that was asked for.
    /// </summary>
    /// <param name="read">Reads a page.</param>
    /// <param name="idOf">What tells a row from another.</param>
    /// <param name="firstPage">The page to begin with.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static IAsyncEnumerable<T> ReadAllV2<T>(
        Func<int, CancellationToken, Task<Page<T>>> read, Func<T, object?> idOf, int firstPage, CancellationToken cancellationToken)
        where T : AlloObject, new() =>
        ReadAllAsync(
            read,
            firstPage,
            (page, before) => before is not null && page.Results.Select(idOf).SequenceEqual(before.Results.Select(idOf)) ? [] : page.Results,
            static (page, _) => page.HasMore,
            cancellationToken);

    /// <summary>Refuses an idempotency key for several requests: Allo would repeat the response to the first page for all of them.</summary>
    /// <exception cref="ArgumentException">The options have an idempotency key.</exception>
    public static void Check(RequestOptions? options, [CallerArgumentExpression(nameof(options))] string parameterName = "")
    {
        if (options?.IdempotencyKey is not null)
        {
            throw new ArgumentException("An idempotency key is for one request, and reading all pages makes several: leave IdempotencyKey unset.", parameterName);
        }
    }

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
        where T : IValidatedRequest
    {
        request.Validate(parameterName);
        return request;
    }

    private static async IAsyncEnumerable<T> ReadAllAsync<TPage, T>(
        Func<int, CancellationToken, Task<TPage>> read,
        int firstPage,
        Func<TPage, TPage?, IReadOnlyList<T>> newRows,
        Func<TPage, int, bool> isFollowed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPage : class
    {
        TPage? before = null;
        for (var asked = firstPage; ; asked++)
        {
            var page = await read(asked, cancellationToken).ConfigureAwait(false);
            var rows = newRows(page, before);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count == 0 || !isFollowed(page, asked))
            {
                yield break;
            }

            before = page;
        }
    }
}
