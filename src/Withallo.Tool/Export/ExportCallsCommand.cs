using Withallo.Api.V2;

namespace Withallo.Tool;

internal sealed class ExportCallsCommand : ExportCommand<ExportCallsSettings>
{
    protected override Task<Exported> ExportAsync(
        ExportCallsSettings settings, Exporter exporter, ItemSearchRequest request, CancellationToken cancellationToken) =>
        exporter.CallsAsync(request, settings.Recordings, cancellationToken);
}
