using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;

namespace Withallo.Api.Generator.Tests.Interfaces;

/// <summary>The shapes that most endpoints have.</summary>
[AlloApi(ApiGeneration.V1, typeof(DeskJsonContext))]
public interface IVisitorsApi
{
    [Get("/visitors")]
    [Scope("VISITORS_READ")]
    [Repeatable]
    Task<VisitorPage<Visitor>> SearchAsync(
        [AliasAs("desk_number")] string deskNumber,
        [AliasAs("visitor_number")] string? visitorNumber = null,
        [Between(0)] int page = 0,
        [Between(1, 100)] int size = 10,
        CancellationToken cancellationToken = default);

    [Get("/visitors/all")]
    Task<IReadOnlyList<Visitor>> ListAsync(CancellationToken cancellationToken = default);

    [Get("/visitor/{visitor_id}")]
    Task<Visitor> GetAsync(
        [AliasAs("visitor_id"), Not("search")] string visitorId,
        VisitorExtensions extend = VisitorExtensions.None,
        CancellationToken cancellationToken = default);

    [Post("/visitors")]
    [Scope("VISITORS_READ_WRITE")]
    Task<Visitor> CreateAsync([Body] VisitorRequest request, CancellationToken cancellationToken = default);

    [Put("/visitors/{visitorId}/badge")]
    [Idempotent]
    Task<Visitor> UpdateAsync(string visitorId, [Body] VisitorRequest? request = null, CancellationToken cancellationToken = default);

    [Delete("/visitors/{visitorId}")]
    Task DeleteAsync(string visitorId, CancellationToken cancellationToken = default);

    Task<VisitorPage<Visitor>> FirstPageAsync(string deskNumber) => SearchAsync(deskNumber);
}
