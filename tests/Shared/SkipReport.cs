using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Messages;
using Microsoft.Testing.Platform.Services;

namespace Withallo.Tests;

/// <summary>
/// Says at the end of a run what was skipped, with the command that runs it. Of what a test host writes, <c>dotnet test</c> shows only its
/// file artifacts at the end: this one is the list of the skipped tests.
/// </summary>
internal sealed class SkipReport(IMessageBus messages) : IDataConsumer, IDataProducer, ITestSessionLifetimeHandler
{
    private readonly SortedDictionary<string, SortedSet<string>> _skipped = new(StringComparer.Ordinal);

    public string Uid => nameof(SkipReport);

    public string Version => "1.0.0";

    public string DisplayName => "What was skipped";

    public string Description => "Lists at the end of a run what was skipped.";

    public Type[] DataTypesConsumed => [typeof(TestNodeUpdateMessage)];

    public Type[] DataTypesProduced => [typeof(TestNodeUpdateMessage)];

    public static void AddExtensions(ITestApplicationBuilder builder, string[] _)
    {
        var report = new CompositeExtensionFactory<SkipReport>(static services => new SkipReport(services.GetMessageBus()));
        builder.TestHost.AddDataConsumer(report);
        builder.TestHost.AddTestSessionLifetimeHandler(report);
    }

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task ConsumeAsync(IDataProducer dataProducer, IData value, CancellationToken cancellationToken)
    {
        var test = ((TestNodeUpdateMessage)value).TestNode;
        if (test.Properties.SingleOrDefault<SkippedTestNodeStateProperty>() is { Explanation: { } reason })
        {
            (_skipped.TryGetValue(reason, out var tests) ? tests : _skipped[reason] = new(StringComparer.Ordinal)).Add(test.DisplayName);
        }

        return Task.CompletedTask;
    }

    public Task OnTestSessionStartingAsync(ITestSessionContext context) => Task.CompletedTask;

    public async Task OnTestSessionFinishingAsync(ITestSessionContext context)
    {
        foreach (var (reason, tests) in _skipped)
        {
            var list = new FileInfo(Path.Combine(AppContext.BaseDirectory, "skipped", reason.Split(':')[0] + ".txt"));
            list.Directory!.Create();
            await File.WriteAllLinesAsync(list.FullName, tests, context.CancellationToken);
            // A state that is counted nowhere; dotnet test drops a message without one.
            await messages.PublishAsync(this, new TestNodeUpdateMessage(context.SessionUid, new TestNode
            {
                Uid = reason,
                DisplayName = $"{tests.Count} skipped for want of {reason}",
                Properties = new PropertyBag(DiscoveredTestNodeStateProperty.CachedInstance, new FileArtifactProperty(list, "Skipped tests")),
            }));
        }
    }
}
