namespace Withallo.Benchmarks.Hand;

public sealed class HandAnswer<T>
{
    public T? Data { get; set; }
}
