using System.Net;
using System.Reflection;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>Exceptions and options can be made by users, for fakes and for tests of their own.</summary>
public sealed class ConstructionTests
{
    public static TheoryData<Type> Exceptions =>
        [.. typeof(WithalloClient).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Exception)) && !type.IsAbstract)];

    public static TheoryData<Type> Options =>
        [.. typeof(WithalloClient).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.IsClass)];

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Every_exception_is_ours_and_can_be_thrown_by_a_fake(Type type)
    {
        var constructor = Assert.Single(type.GetConstructors());
        var cause = new InvalidOperationException("the cause");

        var exception = (WithalloException)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Argument(parameter, cause))]);

        Assert.Equal(("what happened", cause), (exception.Message, exception.InnerException));
        Assert.Contains("what happened", exception.ToString(), StringComparison.Ordinal);
        foreach (var property in type.GetProperties().Where(property => property.DeclaringType!.Assembly == type.Assembly && property.CanRead))
        {
            Assert.True(property.PropertyType == typeof(string) || property.GetValue(exception) is not null || Nullable.GetUnderlyingType(property.PropertyType) is not null, property.Name);
        }
    }

    [Theory]
    [InlineData(typeof(WithalloAuthenticationException), HttpStatusCode.Unauthorized)]
    [InlineData(typeof(WithalloForbiddenException), HttpStatusCode.Forbidden)]
    [InlineData(typeof(WithalloNotFoundException), HttpStatusCode.NotFound)]
    [InlineData(typeof(WithalloValidationException), HttpStatusCode.BadRequest)]
    [InlineData(typeof(WithalloConflictException), HttpStatusCode.Conflict)]
    [InlineData(typeof(WithalloRateLimitException), HttpStatusCode.TooManyRequests)]
    [InlineData(typeof(WithalloServerException), HttpStatusCode.InternalServerError)]
    public void An_error_response_has_the_status_that_its_class_stands_for(Type type, HttpStatusCode expected)
    {
        var constructor = Assert.Single(type.GetConstructors());

        var exception = (WithalloApiException)constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : "a message")]);

        Assert.Equal((expected, null, 1), (exception.StatusCode, exception.ErrorCode, exception.Attempts));
        Assert.Empty(exception.Details);
    }

    [Fact]
    public void A_fake_can_say_everything_that_Allo_says()
    {
        var exception = new WithalloRateLimitException("too many", errorCode: "RATE_LIMITED")
        {
            RetryAfter = TimeSpan.FromSeconds(3),
            RequestId = "req_1",
            Retryable = true,
            Attempts = 4,
            Operation = "POST /v1/api/sms",
            Details = [new("MINUTE", "limit=1")],
        };

        Assert.Equal(("RATE_LIMITED", TimeSpan.FromSeconds(3), "req_1", true, 4), (exception.ErrorCode, exception.RetryAfter, exception.RequestId, exception.Retryable, exception.Attempts));
        Assert.IsType<WithalloApiException>(exception, exactMatch: false);
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_options_type_can_be_made_with_working_defaults(Type type)
    {
        var options = Activator.CreateInstance(type);

        Assert.NotNull(options);
        Assert.All(
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull),
            property => Assert.NotNull(property.GetValue(options)));
    }

    [Fact]
    public void A_response_can_be_made_for_a_fake()
    {
        var response = new WithalloResponse { StatusCode = HttpStatusCode.OK, RequestId = "req_1" };

        Assert.Equal(("200 req_1", 1), (response.ToString(), response.Attempts));
        Assert.Empty(response.Headers);
    }

    private static object? Argument(ParameterInfo parameter, Exception cause) => parameter.ParameterType switch
    {
        var type when type == typeof(Exception) => cause,
        var type when type == typeof(string) => parameter.Name == "message" ? "what happened" : "A_CODE",
        var type when type == typeof(HttpStatusCode) => HttpStatusCode.BadGateway,
        var type => Activator.CreateInstance(type),
    };
}
