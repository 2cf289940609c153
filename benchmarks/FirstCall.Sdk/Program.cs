using Withallo.Api;

// One page of calls, by the SDK: what a program costs that does nothing else. Its twin is FirstCall.Hand.
using var client = new WithalloClient(new WithalloOptions { ApiKey = args[1], BaseUrl = new Uri(args[0]) });
var page = await client.Calls.SearchAsync(args[2], size: 10);
Console.WriteLine($"{page.Results.Count} calls, {page.Results.Sum(call => call.Transcript.Count)} rows");
