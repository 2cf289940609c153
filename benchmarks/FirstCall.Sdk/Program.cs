using Withallo.Api;

// One page of calls, by the SDK: what a program costs that does nothing else. Its twin is FirstCall.Hand.
using var client = new WithalloClient(new WithalloOptions { ApiKey = args[2], BaseUrl = new Uri(args[0]), V2BaseUrl = new Uri(args[1]) });
var page = await client.Calls.SearchAsync(args[3], size: 10);
Console.WriteLine($"{page.Results.Count} calls, {page.Results.Sum(call => call.Transcript.Count)} rows");
