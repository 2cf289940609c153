using Withallo.Api.Declarative;
using Withallo.Api.Declarative.Allo;

namespace Withallo.Api.Generator.Tests.Interfaces.Shadowed;

/// <summary>An interface among types that are named like those the generated code uses.</summary>
[AlloApi(ApiGeneration.V2, typeof(DeskJsonContext))]
internal interface IRoutesApi
{
    [Post("/routes")]
    Task<Operation> CreateAsync([Body] Operation operation, CancellationToken cancellationToken = default);

    [Delete("/routes")]
    System.Threading.Tasks.Task ClearAsync(CancellationToken cancellationToken = default);
}
