using System.Reflection;

namespace Withallo.Api.V2.Tests;

/// <summary>An endpoint that a test answers for: the method's name and its arguments in, the task out.</summary>
public class FakeApi : DispatchProxy
{
    private Func<string, object?[], Task>? _answer;

    public static T For<T>(Func<string, object?[], Task> answer)
        where T : class
    {
        var fake = Create<T, FakeApi>();
        ((FakeApi)(object)fake)._answer = answer;
        return fake;
    }

    /// <summary>An endpoint that must not be called.</summary>
    public static T Untouched<T>()
        where T : class => For<T>((method, _) => throw new InvalidOperationException($"{method} was called."));

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer!(targetMethod!.Name, args ?? []);
}
