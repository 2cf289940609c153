namespace Dashboard.Tests.Support;

/// <summary>Sees every attempt that the dashboard sends to Allo, and which of them were cancelled.</summary>
internal sealed class CallProbe
{
    private readonly TaskCompletionSource<string> _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The path of the first request that was cancelled, once there is one.</summary>
    public Task<string> Cancelled => _cancelled.Task;

    public DelegatingHandler CreateHandler() => new Handler(this);

    private sealed class Handler(CallProbe probe) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                probe._cancelled.TrySetResult(request.RequestUri!.AbsolutePath);
                throw;
            }
        }
    }
}
