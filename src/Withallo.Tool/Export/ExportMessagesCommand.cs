using Withallo.Api.V2;

namespace Withallo.Tool;

internal sealed class ExportMessagesCommand : ExportCommand<ExportSettings>
{
    protected override Task<Exported> ExportAsync(
        ExportSettings settings, Exporter exporter, ItemSearchRequest request, CancellationToken cancellationToken) =>
        exporter.MessagesAsync(request, cancellationToken);
}
