using System.Text;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.Resilience;

public sealed class RecordingTests(ContractServer server) : ContractTest(server)
{
    [Contract(["resilience/recording-cut-short", "resilience/recording-rest"])]
    public async Task A_recording_that_breaks_off_is_taken_up_where_it_ended()
    {
        using var recording = new MemoryStream();

        await Allo.Recordings.DownloadAsync("/v1/assets/recordings/rec_1.mp3", recording, cancellationToken: Cancellation);

        Assert.Equal("0123456789abcdefghij", Encoding.ASCII.GetString(recording.ToArray()));
    }
}
