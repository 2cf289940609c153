using Withallo.Api.V2;

namespace Withallo.Blazor.Tests;

public sealed class PagedQueryTests
{
    private readonly List<(string Request, int Page)> _asked = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_shows_its_first_page()
    {
        using var search = Search();

        Assert.True(await search.SearchAsync("anna", Cancellation));

        Assert.Equal(("anna", 1, 3, 60), (search.Request, search.PageNumber, search.TotalPages, search.TotalCount));
        Assert.Equal(["anna-1"], search.Rows.Select(row => row.Id));
        Assert.Equal((true, false), (search.HasNext, search.HasPrevious));
    }

    [Fact]
    public async Task It_is_turned_over_to_the_end_and_back_and_no_further()
    {
        using var search = Search();
        await search.RefreshAsync(Cancellation);

        Assert.False(await search.PreviousAsync(Cancellation));
        Assert.True(await search.NextAsync(Cancellation));
        Assert.True(await search.NextAsync(Cancellation));
        Assert.False(await search.NextAsync(Cancellation));
        Assert.True(await search.PreviousAsync(Cancellation));

        Assert.Equal([("all", 1), ("all", 2), ("all", 3), ("all", 2)], _asked);
        Assert.Equal(2, search.PageNumber);
    }

    [Fact]
    public async Task Another_search_begins_at_its_first_page()
    {
        using var search = Search();
        await search.GoToAsync(3, Cancellation);

        await search.SearchAsync("bob", Cancellation);

        Assert.Equal([("all", 3), ("bob", 1)], _asked);
    }

    [Fact]
    public async Task A_page_that_fails_leaves_the_one_before_and_is_tried_again()
    {
        using var search = Search();
        await search.RefreshAsync(Cancellation);
        _fails = true;
        Assert.False(await search.NextAsync(Cancellation));
        Assert.Equal((1, true), (search.PageNumber, search.Error is InvalidOperationException));

        _fails = false;
        Assert.True(await search.RefreshAsync(Cancellation));

        Assert.Equal((2, null), (search.PageNumber, search.Error));
    }

    [Fact]
    public async Task A_page_below_the_first_is_refused()
    {
        using var search = Search();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => search.GoToAsync(0, Cancellation));
    }

    private bool _fails;

    private PagedQuery<string, Person> Search() => new(
        (request, page, _) =>
        {
            _asked.Add((request, page));
            return _fails ? Task.FromException<Page<Person>>(new InvalidOperationException()) : Task.FromResult(new Page<Person>
            {
                Results = [new Person { Id = $"{request}-{page}" }],
                Pagination = new Pagination { Page = page, TotalPages = 3, TotalCount = 60, HasMore = page < 3 },
            });
        },
        "all");
}
