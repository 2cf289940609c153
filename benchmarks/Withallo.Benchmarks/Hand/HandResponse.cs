namespace Withallo.Benchmarks.Hand;

public sealed class HandResponse<T>
{
    public T? Data { get; set; }
}
