using Withallo.Api.V2;

namespace Withallo.Blazor;

/// <summary>A search whose results are shown a page at a time: a <see cref="Query{TData}"/> that can be turned over.</summary>
/// <typeparam name="TRequest">What is searched.</typeparam>
/// <typeparam name="TRow">The rows.</typeparam>
public sealed class PagedQuery<TRequest, TRow> : IObservableState
    where TRow : AlloObject, new()
{
    private readonly Query<(int Number, Page<TRow> Page)> _query;
    private Wanted _wanted;

    /// <summary>Creates a search that lives until it is disposed.</summary>
    /// <param name="load">Reads a page, counted from 1.</param>
    /// <param name="request">What is searched as long as <see cref="SearchAsync"/> says nothing else.</param>
    public PagedQuery(Func<TRequest, int, CancellationToken, Task<Page<TRow>>> load, TRequest request)
        : this(load, request, CancellationToken.None)
    {
    }

    internal PagedQuery(Func<TRequest, int, CancellationToken, Task<Page<TRow>>> load, TRequest request, CancellationToken lifetime)
    {
        ArgumentNullException.ThrowIfNull(load);
        _wanted = new Wanted(request, 1);
        _query = new(
            async token =>
            {
                var (wanted, page) = _wanted;
                return (page, await load(wanted, page, token).ConfigureAwait(true));
            },
            timeProvider: null,
            lifetime);
    }

    /// <inheritdoc/>
    public event Action? Changed
    {
        add => _query.Changed += value;
        remove => _query.Changed -= value;
    }

    /// <summary>What is searched.</summary>
    public TRequest Request => _wanted.Request;

    /// <summary>The rows of the page that is shown; they stay while another one is read.</summary>
    public IReadOnlyList<TRow> Rows => _query.Data.Page?.Results ?? [];

    /// <summary>The number of the page that is shown, from 1; 0 before there is one.</summary>
    public int PageNumber => _query.Data.Number;

    /// <summary>How many pages there are; 0 when there is no row, or when Allo did not say.</summary>
    public int TotalPages => _query.Data.Page?.TotalPages ?? 0;

    /// <summary>How many rows there are on all pages; 0 when there is none, or when Allo did not say.</summary>
    public int TotalCount => _query.Data.Page?.TotalCount ?? 0;

    /// <summary>Whether a page follows the one that is shown.</summary>
    public bool HasNext => _query.Data.Page?.HasMore ?? false;

    /// <summary>Whether there is a page before the one that is shown.</summary>
    public bool HasPrevious => PageNumber > 1;

    /// <summary>Whether a page is being read.</summary>
    public bool IsLoading => _query.IsLoading;

    /// <summary>Why the last page could not be read; null when it could.</summary>
    public Exception? Error => _query.Error;

    /// <summary>Searches something else, and shows its first page. Throws nothing, as <see cref="Query{TData}.RefreshAsync"/>.</summary>
    /// <param name="request">What to search.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Whether this run's page arrived.</returns>
    public Task<bool> SearchAsync(TRequest request, CancellationToken cancellationToken = default) => LoadAsync(new Wanted(request, 1), cancellationToken);

    /// <summary>Shows a page.</summary>
    /// <param name="page">Which, from 1.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Whether this run's page arrived.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The page is below 1.</exception>
    public Task<bool> GoToAsync(int page, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        return LoadAsync(_wanted with { Page = page }, cancellationToken);
    }

    /// <summary>Shows the page after the one that is shown, if there is one.</summary>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Whether this run's page arrived.</returns>
    public Task<bool> NextAsync(CancellationToken cancellationToken = default) =>
        HasNext ? GoToAsync(PageNumber + 1, cancellationToken) : Task.FromResult(false);

    /// <summary>Shows the page before the one that is shown, if there is one.</summary>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Whether this run's page arrived.</returns>
    public Task<bool> PreviousAsync(CancellationToken cancellationToken = default) =>
        HasPrevious ? GoToAsync(PageNumber - 1, cancellationToken) : Task.FromResult(false);

    /// <summary>Reads the page anew that was asked for last.</summary>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Whether this run's page arrived.</returns>
    public Task<bool> RefreshAsync(CancellationToken cancellationToken = default) => _query.RefreshAsync(cancellationToken);

    /// <summary>Cancels what is under way. Nothing happens any more after that.</summary>
    public void Dispose() => _query.Dispose();

    private Task<bool> LoadAsync(Wanted wanted, CancellationToken cancellationToken)
    {
        _wanted = wanted;
        return _query.RefreshAsync(cancellationToken);
    }

    private sealed record Wanted(TRequest Request, int Page);
}
