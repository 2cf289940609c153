using Wolverine;

namespace Withallo.Webhooks.Storage;

/// <summary>What waits to be written: a delivery that is new, or one that was handled.</summary>
internal sealed class InboxWrite(Envelope envelope, bool isNew)
{
    private readonly TaskCompletionSource<bool> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Envelope Envelope => envelope;

    public bool IsNew => isNew;

    public Task<bool> Result => _result.Task;

    public void Succeed(bool result) => _result.TrySetResult(result);

    public void Fail(Exception exception) => _result.TrySetException(exception);
}
