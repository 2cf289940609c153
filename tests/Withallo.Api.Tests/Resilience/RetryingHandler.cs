namespace Withallo.Api.Tests.Resilience;

/// <summary>A handler such as many programs have: sends the same request again, whatever it is.</summary>
internal sealed class RetryingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode || attempt == 3)
                {
                    return response;
                }
            }
            catch (HttpRequestException) when (attempt < 3)
            {
            }
        }
    }
}
