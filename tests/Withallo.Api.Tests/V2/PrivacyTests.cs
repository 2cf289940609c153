using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Withallo.Api.V2.Tests;

/// <summary>No model prints a secret or personal data, whatever it holds.</summary>
public sealed class PrivacyTests
{
    private const string Planted = "planted-secret";

    /// <summary>Texts that may be printed: ids, values of Allo's own and what the account calls its own things.</summary>
    private static readonly HashSet<string> Harmless =
    [
        "Id", "ApiKeyId", "CallId", "UserId", "CompanyId", "SummaryTemplateId", "DefaultSummaryTemplateId", "Status", "Country", "Prefix",
        "Currency", "Path", "Scope", "Tag.Name", "WebhookEventType.Name", "CallContext", "Icon", "CompanyFilters.Name",
        "CompanyFilters.Website", "CompanyFilters.Industry", "CreateCompanyRequest.Name", "CreateCompanyRequest.Website",
        "CreateCompanyRequest.Industry", "CreateDealRequest.Name", "DealFilters.Stage", "CreateSummaryTemplateRequest.Name",
        "ReplaceSummaryTemplateRequest.Name", "SummaryTemplateSection.Title", "SummaryTemplateSection.Instructions",
    ];

    public static TheoryData<Type> Models => [.. typeof(Person).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == typeof(Person).Namespace && type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false })];

    [Theory]
    [MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void No_model_prints_what_is_secret_or_personal(Type model)
    {
        var instance = Fill(model);

        Assert.DoesNotContain(Planted, instance.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unions_say_which_case_they_are_and_not_of_whom()
    {
        Assert.Equal("Teammate { by email }", Teammate.ByEmail(Planted).ToString());
        Assert.Equal("Teammate { by id }", Teammate.ById("usr-1").ToString());
        Assert.Equal("QueueFilter { by number }", QueueFilter.ByNumber(Planted).ToString());
        Assert.Equal("QueueFilter { by number and position }", QueueFilter.ByNumberAt(Planted, 3).ToString());
        Assert.Equal("QueueFilter { by position }", QueueFilter.ByPosition(3).ToString());
        Assert.Equal("QueueFilter { unassigned }", QueueFilter.Unassigned.ToString());
        Assert.Equal("2 numbers", AnalyticsScope.Numbers(Planted, Planted).ToString());
        Assert.Equal("1 users", AnalyticsScope.Users("usr-1").ToString());
    }

    [Fact]
    public void The_models_are_found() => Assert.True(Models.Count > 60, $"Only {Models.Count} models were found.");

    private static object Fill(Type type)
    {
        var instance = RuntimeHelpers.GetUninitializedObject(type);
        for (var level = type; level is not null; level = level.BaseType)
        {
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                var name = field.Name.TrimStart('<').Split('>')[0];
                if (Value(field.FieldType, type.Name, name) is { } value)
                {
                    field.SetValue(instance, value);
                }
            }
        }

        return instance;
    }

    private static object? Value(Type type, string owner, string name)
    {
        var harmless = Harmless.Contains(name) || Harmless.Contains($"{owner}.{name}");
        if (type == typeof(string))
        {
            return harmless ? "harmless" : Planted;
        }

        if (type == typeof(Optional<string?>))
        {
            return new Optional<string?>(Planted);
        }

        if (type == typeof(IDictionary<string, JsonElement>))
        {
            return new Dictionary<string, JsonElement> { ["unknown"] = JsonSerializer.SerializeToElement(Planted) };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            if (item == typeof(string))
            {
                list.Add(Planted);
            }

            return list;
        }

        return type.Namespace == typeof(Person).Namespace && type.IsClass && !type.IsAbstract ? Fill(type) : null;
    }
}
