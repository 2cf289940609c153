using Refit;
using Withallo.Benchmarks.Hand;

namespace Withallo.Benchmarks.Plain;

/// <summary>The two endpoints as a user would declare them on Refit without this SDK.</summary>
public interface IPlainApi
{
    [Get("/v1/api/calls")]
    Task<HandResponse<HandPage>> SearchCallsAsync([Query, AliasAs("allo_number")] string alloNumber, [Query] int page = 0, [Query] int size = 10);

    [Post("/v1/api/sms")]
    Task<HandResponse<HandSentSms>> SendSmsAsync([Body] HandSendSmsRequest request);
}
