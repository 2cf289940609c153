using System.Text.Json;
using FirstCall.Hand;

// One page of calls, by hand: the same members, the serializer's source generation, no SDK. Its twin is FirstCall.Sdk.
using var http = new HttpClient();
http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", args[1]);
using var response = await http.GetAsync($"{args[0]}/calls?allo_number={Uri.EscapeDataString(args[2])}&page=0&size=10", HttpCompletionOption.ResponseHeadersRead);
response.EnsureSuccessStatusCode();
var page = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), HandContext.Default.HandResponse)!;
Console.WriteLine($"{page.Data!.Results!.Count} calls, {page.Data.Results.Sum(call => call.Transcript?.Count ?? 0)} rows");
