using Withallo;
using Withallo.Api;
using Withallo.Api.V2;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Dashboard.Account;

/// <summary>A made-up account for a dashboard without a key: two busy months on a fake Allo, and somebody who writes back and calls.</summary>
internal sealed class SandboxAccount(AlloSandbox allo, IWithalloClient client, TimeProvider clock)
{
    private const int Days = 60;

    private static readonly (string Tag, string Summary, string Question, string Reply)[] Topics =
    [
        ("order", "Asked where the order is; it leaves tomorrow.", "Hi, could you tell me where my order is?", "It leaves our warehouse tomorrow morning."),
        ("appointment", "Wants to move Thursday's appointment to Friday.", "Can we move Thursday to Friday?", "Friday at ten works, I have changed it."),
        ("billing", "The invoice shows the wrong address; a corrected one follows.", "The address on my invoice is wrong.", "I will send you a corrected one today."),
        ("sales", "Asked for a quote for twelve units.", "What would twelve of them cost?", "I will send you a quote this afternoon."),
        ("follow_up", "Happy with the delivery, and wants the same next month.", "Everything arrived, thank you. Same again next month?", "Gladly. I will note it for the first Monday."),
    ];

    private static readonly string[] Messages =
    [
        "Your appointment is on Friday at ten. Reply C to confirm.",
        "Your order has left our warehouse.",
        "Thank you for your call. Here is the quote we spoke of: twelve units, ready next week.",
    ];

    private static readonly string[] Replies = ["C", "Great, thank you!", "Perfect. Can I collect it on Saturday?"];

    private readonly string _recording = allo.AddRecording("demo.wav", RingTone.Wav).AbsoluteUri;

    /// <summary>Puts the calls and messages of the last two months in the place of the sandbox's own, which are of one spring. They are the same every time.</summary>
    public void Fill()
    {
        var random = new Random(20);
        var now = clock.GetUtcNow();
        allo.Calls.Clear();
        allo.Messages.Clear();
        for (var day = Days - 1; day >= 0; day--)
        {
            var midnight = new DateTimeOffset(now.UtcDateTime.Date.AddDays(-day), TimeSpan.Zero);
            var calls = midnight.DayOfWeek switch
            {
                DayOfWeek.Sunday => random.Next(0, 3),
                DayOfWeek.Saturday => random.Next(3, 8),
                _ => random.Next(13, 25) + ((Days - day) / 12),
            };
            foreach (var start in Enumerable.Range(0, calls).Select(_ => midnight + TimeOfDay(random)).Order())
            {
                var call = MakeCall(start, Customer(random), random);
                if (start < now)
                {
                    allo.Calls.Add(call);
                }
            }
        }

        for (var i = 6; i >= 0; i--)
        {
            var (own, customer) = (OwnNumber(0), allo.Contacts[i].Numbers[0]);
            var start = now.AddHours(-9 * i).AddMinutes(-25);
            allo.Messages.Add(new SentSms { FromNumber = own, ToNumber = customer, Type = Direction.Outbound, Content = Messages[i % Messages.Length], StartDate = start });
            allo.Messages.Add(new SentSms { FromNumber = customer, ToNumber = own, Type = Direction.Inbound, Content = Replies[i % Replies.Length], StartDate = start.AddMinutes(9) });
        }
    }

    /// <summary>Fills the account, then registers the dashboard's own address for every event, as an application of yours would once.</summary>
    public async Task OpenAsync(string url)
    {
        Fill();
        await client.V2.WebhookEndpoints.CreateAsync(new CreateWebhookEndpointRequest
        {
            Url = url,
            Topics = [.. WebhookTopic.Known.Where(static topic => topic.Generation == WebhookVersion.V2)],
        });
    }

    /// <summary>Somebody answers a message that was sent.</summary>
    public void WriteBack(MessagePayload sent) => allo.Messages.Add(new SentSms
    {
        FromNumber = sent.RemoteNumber,
        ToNumber = sent.AlloNumber,
        Type = Direction.Inbound,
        Content = "Thanks, got it!",
        StartDate = clock.GetUtcNow(),
    });

    /// <summary>Somebody calls, and has hung up at once: the sandbox's calls are over when they are made.</summary>
    public void Ring()
    {
        var random = new Random(allo.Calls.Count);
        allo.Calls.Add(MakeCall(clock.GetUtcNow(), Customer(random), random, Direction.Inbound));
    }

    /// <summary>Mornings and afternoons, with a lunch between.</summary>
    private static TimeSpan TimeOfDay(Random random)
    {
        var middle = random.Next(5) < 3 ? 10.2 : 15.2;
        var spread = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
        return TimeSpan.FromMinutes(Math.Round((middle + (spread * 2.6)) * 60));
    }

    private string OwnNumber(int i) => allo.PhoneNumbers[i].Number!;

    /// <summary>A few customers call the most.</summary>
    private string Customer(Random random) =>
        allo.Contacts[random.Next(3) == 0 ? random.Next(4) : random.Next(allo.Contacts.Count)].Numbers[0];

    private Call MakeCall(DateTimeOffset start, string customer, Random random, Direction direction = default)
    {
        var own = customer.StartsWith("+33", StringComparison.Ordinal) ? OwnNumber(1) : OwnNumber(random.Next(5) < 2 ? 2 : 0);
        var isInbound = direction == default ? random.Next(5) < 2 : direction == Direction.Inbound;
        var result = random.Next(10) switch
        {
            < 6 => CallResult.Answered,
            6 => CallResult.TransferredAi,
            < 9 => CallResult.Voicemail,
            _ => CallResult.Failed,
        };
        var isTalk = result == CallResult.Answered || result == CallResult.TransferredAi;
        var topic = Topics[random.Next(Topics.Length)];
        return new Call
        {
            Id = $"call_demo{allo.Calls.Count + 1:D4}",
            FromNumber = isInbound ? customer : own,
            ToNumber = isInbound ? own : customer,
            Type = isInbound ? Direction.Inbound : Direction.Outbound,
            Result = result,
            LengthInMinutes = isTalk ? Math.Round(0.4 + (random.NextDouble() * random.NextDouble() * 14), 2) : 0.3,
            Summary = isTalk ? topic.Summary : null,
            Tag = isTalk ? topic.Tag : null,
            Tags = isTalk ? [topic.Tag] : [],
            RecordingUrl = isTalk ? _recording : null,
            StartDate = start,
            Transcript = isTalk ? [Said(TranscriptSource.User, "Willow & Co, hello.", 1), Said(TranscriptSource.External, topic.Question, 4), Said(TranscriptSource.User, topic.Reply, 9)] : [],
        };

        TranscriptRow Said(TranscriptSource source, string text, double from) =>
            new() { Source = source, Text = text, Time = start.AddSeconds(from), StartSeconds = from, EndSeconds = from + 3 };
    }
}
