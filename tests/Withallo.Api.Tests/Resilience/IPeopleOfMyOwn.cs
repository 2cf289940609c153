using System.Text.Json;
using Refit;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Endpoints that a user declares himself.</summary>
[PathPrefix("/v2/api")]
public interface IPeopleOfMyOwn
{
    [Get("/own/people/{contact_number}")]
    Task<OwnPerson> GetAsync(
        [AliasAs("contact_number")] string number,
        [Query, AliasAs("allo_number")] string? alloNumber = null,
        [Property(RequestOptions.Key)] RequestOptions? options = null,
        CancellationToken cancellationToken = default);

    [Get("/own/people")]
    Task<OwnPage> ListAsync([Query] bool? unread = null, [Property(RequestOptions.Key)] RequestOptions? options = null, CancellationToken cancellationToken = default);

    [Get("/own/anything")]
    Task<JsonElement> GetAnythingAsync(CancellationToken cancellationToken = default);

    [Post("/own/people")]
    [Headers(Repeat.WithKey)]
    Task<OwnPerson> CreateAsync([Body] OwnPerson person, [Property(RequestOptions.Key)] RequestOptions? options = null, CancellationToken cancellationToken = default);

    [Post("/own/people/search")]
    [Headers(Repeat.Safe, Scopes.Header + Scopes.CrmRead)]
    Task<OwnPage> SearchAsync([Body] OwnPerson person, CancellationToken cancellationToken = default);

    [Post("/own/people/call")]
    Task CallAsync([Body] OwnPerson person, [Property(RequestOptions.Key)] RequestOptions? options = null, CancellationToken cancellationToken = default);

    [Delete("/own/people/{id}")]
    Task DeleteAsync(string id, CancellationToken cancellationToken = default);
}
