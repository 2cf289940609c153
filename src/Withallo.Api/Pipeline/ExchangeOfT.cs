using Withallo.Api.Declarative;

namespace Withallo.Api.Pipeline;

/// <summary>One logical call that answers a value.</summary>
/// <typeparam name="T">The value.</typeparam>
internal class Exchange<T>(in ApiCall<T> call, Uri uri, RequestOptions? options)
    : Exchange(call.Operation, uri, call.Body, call.Headers, options)
{
    private readonly Answer<T> _answer = call.Answer;
    private T _value = default!;

    public T Value => _value;

    public override bool ReadsBody => _answer.ReadsBody;

    public override IStatesLimits? StatedLimits => _value as IStatesLimits;

    public override bool TryReadAnswer(ReadOnlySpan<byte> utf8) => _answer.TryRead(utf8, out _value);
}
