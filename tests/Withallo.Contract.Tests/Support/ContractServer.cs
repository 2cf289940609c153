using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using WireMock.RequestBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;

namespace Withallo.Contract.Tests.Support;

/// <summary>WireMock.Net with every mapping loaded.</summary>
[CollectionDefinition(nameof(ContractServer))]
public sealed class ContractServer : IDisposable, ICollectionFixture<ContractServer>
{
    /// <summary>A header of the server's own that holds the request target as it was sent: WireMock.Net knows it decoded alone.</summary>
    internal const string Target = "X-Raw-Target";

    private readonly WireMockServer _server = WireMockServer.Start(new WireMockServerSettings
    {
        Urls = ["http://127.0.0.1:0"],
        // A GET with a body must not pass for one without, nor "a,b" for two values.
        AllowBodyForAllHttpMethods = true,
        QueryParameterMultipleValueSupport = QueryParameterMultipleValueSupport.Ampersand,
        PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).Use((context, next) =>
        {
            context.Request.Headers[Target] = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            return next(context);
        }),
    });

    public ContractServer()
    {
        foreach (var mapping in Mapping.All)
        {
            var given = _server.Given(Request.Create().Add(mapping.Request)).WithTitle(mapping.Path);
            if (mapping.ScenarioName is { } scenario)
            {
                // WireMock.Net has no name for the state at the start, and returns to it when no next state is given.
                given = given.InScenario(scenario).WillSetStateTo(mapping.NewScenarioState ?? mapping.RequiredScenarioState!);
                given = mapping.RequiredScenarioState == Mapping.Started ? given : given.WhenStateIs(mapping.RequiredScenarioState!);
            }

            given.RespondWith(mapping.Response.ToProvider());
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_server.Url!);

    /// <summary>The requests since the last <see cref="Reset"/>, oldest first.</summary>
    internal IReadOnlyList<ReceivedRequest> Requests => [.. _server.LogEntries.Select(entry => new ReceivedRequest(entry))];

    public void Dispose() => _server.Dispose();

    /// <summary>Forgets all requests and takes every scenario back to its start.</summary>
    internal void Reset()
    {
        _server.ResetLogEntries();
        _server.ResetScenarios();
    }

    /// <summary>Fails unless each request matched the mapping that stands here, in this order, and there was no other request.</summary>
    internal void Verify(IEnumerable<string> mappings)
    {
        var requests = Requests;
        var unmatched = requests.Where(request => request.Mapping is null).ToList();
        Assert.True(unmatched.Count == 0, string.Join("\n", unmatched.Select(request => request.Difference())));
        Assert.Equal(mappings, requests.Select(request => request.Mapping));
    }
}
