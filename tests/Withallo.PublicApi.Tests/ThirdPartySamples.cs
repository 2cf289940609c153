using Foreign = Xunit.Sdk.XunitException;
using IForeign = Xunit.Sdk.IAssertionException;

namespace Withallo.PublicApi.Tests;

/// <summary>A type for each place in which a signature can show a third party's.</summary>
public static class ThirdPartySamples
{
    public class Base(string message) : Foreign(message);

    public abstract class Interface : IForeign;

    public abstract class Constraint<T>
        where T : Foreign;

    public class Constructor
    {
        protected Constructor(Foreign[] foreign) => _ = foreign;
    }

    public class ProtectedMethod
    {
        protected static void Take(ref Foreign foreign) => _ = foreign;
    }

    public abstract class MethodConstraint
    {
        public abstract void Take<T>()
            where T : Foreign;
    }

    public abstract class NestedArgument
    {
        public abstract Task<IReadOnlyDictionary<string, List<Foreign>>> ReadAsync();
    }

    public class Property
    {
        public static Foreign? Value => null;
    }

    public abstract class Event
    {
        public abstract event EventHandler<Foreign> Raised;
    }

    public class Field
    {
        protected static readonly Foreign? Value;
    }

    public delegate void Callback(Foreign foreign);
}
