using Withallo.AotSmoke;

// serve: a sandbox in a process of its own, until its input ends. call URL V2URL KEY: everything, against it.
switch (args)
{
    case ["serve"]:
        await SmokeServer.RunAsync();
        return 0;
    case ["call", var baseUrl, var key]:
        return await SmokeClient.RunAsync(new Uri(baseUrl), key);
    default:
        await Console.Error.WriteLineAsync("usage: Withallo.AotSmoke serve | call URL V2URL KEY");
        return 2;
}
