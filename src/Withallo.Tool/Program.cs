using Withallo.Tool;

return await ToolApp.RunAsync(args).ConfigureAwait(false);
