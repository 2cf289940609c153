using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Withallo.Benchmarks.Running;

/// <summary>One benchmark class with one choice of its parameters, and its methods as delegates.</summary>
public sealed class BenchmarkCase : IDisposable
{
    private readonly object _instance;
    private readonly Type _type;

    private BenchmarkCase(Type type, PropertyInfo? parameter, object? value)
    {
        _type = type;
        _instance = Activator.CreateInstance(type)!;
        parameter?.SetValue(_instance, value);
        Name = parameter is null ? type.Name : $"{type.Name}, {parameter.Name} = {value}";
        Marked<GlobalSetupAttribute>()?.Invoke(_instance, null);
        var methods = type.GetMethods().Where(static method => method.IsDefined(typeof(BenchmarkAttribute))).ToList();
        Methods =
        [
            .. methods
                .OrderByDescending(static method => method.GetCustomAttribute<BenchmarkAttribute>()!.Baseline)
                .Select(method => (method.Name, Bind(method))),
        ];
        Operations = methods[0].GetCustomAttribute<BenchmarkAttribute>()!.OperationsPerInvoke;
    }

    public string Name { get; }

    /// <summary>The methods, the baseline first. Each runs its benchmark once and, if it is asynchronous, waits for it.</summary>
    public IReadOnlyList<(string Name, Action Run)> Methods { get; }

    public int Operations { get; }

    /// <summary>Every class of this assembly that holds benchmarks, with each value of its parameter; each is set up when it is reached.</summary>
    public static IEnumerable<Func<BenchmarkCase>> All(string filter = "") =>
        from type in typeof(BenchmarkCase).Assembly.GetTypes()
        where type.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)
            && type.GetMethods().Any(static method => method.IsDefined(typeof(BenchmarkAttribute)))
        orderby type.Name
        let parameter = type.GetProperties().SingleOrDefault(static property => property.IsDefined(typeof(ParamsAttribute)))
        from value in parameter?.GetCustomAttribute<ParamsAttribute>()!.Values ?? [null]
        select new Func<BenchmarkCase>(() => new BenchmarkCase(type, parameter, value));

    public void Dispose() => Marked<GlobalCleanupAttribute>()?.Invoke(_instance, null);

    private MethodInfo? Marked<T>()
        where T : Attribute => _type.GetMethods().SingleOrDefault(static method => method.IsDefined(typeof(T)));

    private Action Bind(MethodInfo method)
    {
        if (method.ReturnType.IsAssignableTo(typeof(Task)))
        {
            var start = method.CreateDelegate<Func<Task>>(_instance);
            return () => start().GetAwaiter().GetResult();
        }

        if (method.ReturnType == typeof(bool))
        {
            var check = method.CreateDelegate<Func<bool>>(_instance);
            return () => check();
        }

        var make = method.CreateDelegate<Func<object>>(_instance);
        return () => make();
    }
}
