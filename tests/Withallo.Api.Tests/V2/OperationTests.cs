using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Withallo.Api.Tests.Wholesome;

namespace Withallo.Api.V2.Tests;

/// <summary>What every operation says of itself.</summary>
public sealed class OperationTests
{
    private static readonly MethodInfo[] Operations =
        [.. Endpoints.Interfaces.Where(type => type.Namespace == "Withallo.Api.V2").SelectMany(Endpoints.Operations)];

    /// <summary>Those that the vendor's document of 2026-08 lacks.</summary>
    private static readonly string[] SeenInProduction =
    [
        "DELETE /dialing-queues/current", "DELETE /dialing-queues/{queue_id}", "DELETE /dialing-queues/{queue_id}/numbers", "GET /dialing-queues",
        "GET /dialing-queues/sessions/{session_id}", "GET /dialing-queues/{queue_id}", "PATCH /dialing-queues/{queue_id}", "POST /crm/people/{id}/notes",
        "POST /dialing-queues", "POST /dialing-queues/{queue_id}/numbers",
    ];

    [Fact]
    public void All_48_operations_of_the_document_and_10_seen_in_production_are_there_each_with_a_path_of_its_own()
    {
        Assert.Equal(48 + 10, Operations.Length);
        Assert.Equal(48 + 10, Operations.Select(Name).Distinct().Count());
        Assert.Equal(SeenInProduction, Operations.Select(Name).Where(SeenInProduction.Contains).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_seen_in_production_carries_a_key_and_of_its_writes_deleting_by_id_alone_is_repeated() => Assert.Equal(
        ["DELETE /dialing-queues/{queue_id}"],
        Operations.Where(operation => SeenInProduction.Contains(Name(operation)) && Verb(operation) != "GET" && (IsRepeatable(operation) || IsIdempotent(operation))).Select(Name));

    [Fact]
    public void Every_operation_but_me_names_its_scope() =>
        Assert.Equal([nameof(IMeApi)], Operations.Where(operation => Scope(operation) is null).Select(operation => operation.DeclaringType!.Name));

    [Fact]
    public void Every_operation_ends_with_a_cancellation_token_that_may_be_left_out() => Assert.All(Operations, operation =>
    {
        var last = operation.GetParameters()[^1];
        Assert.Equal(typeof(CancellationToken), last.ParameterType);
        Assert.True(last.HasDefaultValue);
    });

    [Fact]
    public void Idempotency_keys_go_to_documented_writes_by_POST_PUT_and_DELETE_and_never_to_PATCH()
    {
        Assert.All(Of("GET"), operation => Assert.True(IsRepeatable(operation) && !IsIdempotent(operation)));
        Assert.All(Of("PUT"), operation => Assert.True(IsIdempotent(operation)));
        Assert.All(Of("DELETE"), operation => Assert.Equal(!SeenInProduction.Contains(Name(operation)), IsIdempotent(operation)));
        Assert.All(Of("PATCH"), operation => Assert.False(IsIdempotent(operation) || IsRepeatable(operation)));
        Assert.Equal(4, Of("PATCH").Count());
    }

    [Fact]
    public void Searches_and_figures_are_reads_by_POST_and_need_no_key() => Assert.Equal(
        [
            "/analytics/outbound", "/analytics/overview", "/conversations/items/batch", "/conversations/items/search",
            "/crm/companies/search", "/crm/deals/search", "/crm/people/search",
        ],
        Of("POST").Where(operation => IsRepeatable(operation) && !IsIdempotent(operation)).Select(Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_other_documented_POST_carries_a_key_and_is_not_repeated_without_it() => Assert.Equal(
        [
            "/conversations/items/{id}/tags", "/crm/companies", "/crm/deals", "/crm/people", "/dialing-queues/current",
            "/dialing-queues/current/numbers", "/partner/accounts", "/summary_templates", "/webhooks",
        ],
        Of("POST").Where(operation => IsIdempotent(operation) && !IsRepeatable(operation)).Select(Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Clearing_a_queue_is_repeated_only_under_its_key() =>
        Assert.False(IsRepeatable(typeof(IDialingQueueApi).GetMethod(nameof(IDialingQueueApi.ClearNumbersAsync))!));

    [Fact]
    public void Executing_an_action_asks_for_the_scope_that_writes() =>
        Assert.Equal("CONVERSATIONS_WRITE", Scope(typeof(IConversationsApi).GetMethod(nameof(IConversationsApi.ExecuteActionAsync))!));

    [Fact]
    public void Conversations_are_listed_by_a_line_although_an_example_of_Allos_names_none() =>
        Assert.False(typeof(IConversationsApi).GetMethod(nameof(IConversationsApi.ListAsync))!.GetParameters().Single(parameter => parameter.Name == "alloNumber").HasDefaultValue);

    [Fact]
    public void Event_types_is_no_id_of_a_webhook() => Assert.All(
        Operations.Where(operation => Path(operation) == "/webhooks/{webhook_id}"),
        operation => Assert.Equal("event_types", operation.GetParameters()[0].GetCustomAttribute<DeniedValuesAttribute>()?.Values.Single()));

    [Fact]
    public void Current_and_sessions_are_no_ids_of_a_queue()
    {
        var byId = Operations.Where(operation => Path(operation).StartsWith("/dialing-queues/{queue_id}", StringComparison.Ordinal)).ToList();

        Assert.Equal(5, byId.Count);
        Assert.All(byId, operation => Assert.Equal(["current", "sessions"], operation.GetParameters()[0].GetCustomAttribute<DeniedValuesAttribute>()!.Values));
    }

    [Fact]
    public void Pages_begin_at_one_and_sizes_end_at_a_hundred()
    {
        var paged = Operations.SelectMany(operation => operation.GetParameters()).Where(parameter => parameter.Name is "page" or "size").ToList();

        Assert.Equal(8, paged.Count);
        Assert.All(paged, parameter =>
        {
            var range = parameter.GetCustomAttribute<RangeAttribute>()!;
            Assert.Equal(parameter.Name == "page" ? (1, int.MaxValue, 1) : (1, 100, 20), ((int)range.Minimum, (int)range.Maximum, (int)parameter.DefaultValue!));
        });
    }

    private static IEnumerable<MethodInfo> Of(string verb) => Operations.Where(operation => Verb(operation) == verb);

    private static string Name(MethodInfo operation) => $"{Verb(operation)} {Path(operation)}";

    private static string Verb(MethodInfo operation) => Endpoints.Route(operation).Verb.Method;

    private static string Path(MethodInfo operation) => Endpoints.Route(operation).Template["/v2/api".Length..];

    private static string? Scope(MethodInfo operation) => Endpoints.Scope(operation);

    private static bool IsRepeatable(MethodInfo operation) => Verb(operation) == "GET" || Endpoints.Headers(operation).Contains(Repeat.Safe);

    private static bool IsIdempotent(MethodInfo operation) => Endpoints.Headers(operation).Contains(Repeat.WithKey);
}
