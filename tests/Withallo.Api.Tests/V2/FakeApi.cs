using System.Reflection;

namespace Withallo.Api.V2.Tests;

/// <summary>An endpoint that a test implements: the method's name and its arguments in, the task out.</summary>
public class FakeApi : DispatchProxy
{
    private Func<string, object?[], Task>? _respond;

    public static T For<T>(Func<string, object?[], Task> respond)
        where T : class
    {
        var fake = Create<T, FakeApi>();
        ((FakeApi)(object)fake)._respond = respond;
        return fake;
    }

    /// <summary>An endpoint that must not be called.</summary>
    public static T Untouched<T>()
        where T : class => For<T>((method, _) => throw new InvalidOperationException($"{method} was called."));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _respond!(targetMethod!.Name, args ?? []);
}
