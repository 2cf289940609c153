using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;

namespace Withallo.Api.Generator.Tests.Interfaces;

/// <summary>Every type a value can have, and the names that need care.</summary>
[AlloApi(ApiGeneration.V2, typeof(DeskJsonContext))]
public interface IReportsApi
{
    [Get("/reports/{number}/{direction}/lines")]
    Task<Report> GetAsync([Between(1)] int number, Direction direction, CancellationToken cancellationToken = default);

    [Get("/reports")]
    Task<string[]> SearchAsync(
        bool unread = true,
        bool? archived = null,
        [Between(-5, 5)] int? offset = null,
        [AliasAs("from_date")] DateOnly? from = null,
        [AliasAs("since")] DateTimeOffset? lastActivitySince = null,
        Direction direction = default,
        [AliasAs("other_direction")] Direction? otherDirection = null,
        ReportOrder order = ReportOrder.OldestFirst,
        [AliasAs("then_by")] ReportOrder? thenBy = null,
        VisitorExtensions? extend = null,
        [AliasAs("filter[name]")] string? name = "a \"quoted\"\nname",
        CancellationToken cancellationToken = default);

    [Get("/reports/{event}")]
    Task<Report> SearchAsync(
        string @event,
        string @class,
        string? url = null,
        [Header("X-Desk")] string? @new = null,
        [Header("X-Reason")] string reason = "none",
        CancellationToken @default = default);

    [Patch("/options")]
    Task OptionsAsync([Body] VisitorRequest @params, CancellationToken cancellationToken);
}
