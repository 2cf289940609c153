using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Withallo.Api.Http;

namespace Withallo.Api.DependencyInjection;

/// <summary>
/// Puts the client's handlers around those of the application, and its guard behind them, whatever was registered when: a handler that
/// <c>ConfigureHttpClientDefaults</c> adds would otherwise stand outside, and repeat what must not be sent twice.
/// </summary>
internal sealed class AlloHandlerFilter(IServiceProvider services) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (services.GetKeyedService<AlloHttp>(builder.Name) is not { } http)
        {
            return;
        }

        var handlers = http.CreateHandlers();
        for (var i = 0; i < handlers.Length; i++)
        {
            builder.AdditionalHandlers.Insert(i, handlers[i]);
        }

        builder.AdditionalHandlers.Add(AlloHttp.CreateGuard());
    };
}
