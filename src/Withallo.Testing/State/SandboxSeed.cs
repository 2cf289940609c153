using System.Globalization;
using System.Text.Json;
using Withallo.Api;
using Withallo.Api.V2;

namespace Withallo.Testing;

/// <summary>
/// A small business on an ordinary Monday, the same in every run. People, companies and texts are made up; the numbers are from
/// ranges that no one is given: 555-0100 to 555-0199 in North America, 01 99 00 and 06 39 98 in France.
/// </summary>
internal static class SandboxSeed
{
    private const string MainLine = "+12125550100";
    private const string ParisOffice = "+33199000100";
    private const string Support = "+12125550101";

    private static readonly DateTimeOffset Today = new(2026, 4, 20, 17, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, string LastName, string? JobTitle, string? Company)[] People =
    [
        ("Maya", "Okafor", "Owner", "Harbor Street Bakery"),
        ("Tomás", "Herrera", "Facilities manager", "Bluebird Dental"),
        ("Priya", "Raman", "Office manager", "Northgate Legal"),
        ("Élodie", "Marchand", "Gérante", "Atelier Marchand"),
        ("Jonas", "Lindqvist", null, null),
        ("Grace", "Whitfield", "Buyer", "Fern & Fable Books"),
        ("Hassan", "El Amrani", "Chef de projet", "Studio Rivage"),
        ("Wren", "Calloway", null, null),
        ("Dmitri", "Volkov", "Head of operations", "Pinecrest Logistics"),
        ("Camille", "Perrot", "Assistante", "Cabinet Perrot"),
        ("Aiko", "Tanabe", "Producer", "Paper Lantern Films"),
        ("Luca", "Bianchi", "Chef", "Trattoria Quercia"),
        ("Noor", "Haddad", null, null),
        ("Samuel", "Adeyemi", "Founder", "Kite & Anchor"),
        ("Ingrid", "Solberg", "Architect", "Solberg Arkitekter"),
        ("Théo", "Garnier", "Acheteur", "Maison Garnier"),
        ("Beatriz", "Monteiro", "Nurse", "Riverside Clinic"),
        ("Owen", "Prescott", null, null),
        ("Fatou", "Diallo", "Directrice", "Librairie du Port"),
        ("Caleb", "Stone", "Electrician", "Stone & Sons"),
        ("Mei", "Chen", "Accountant", "Ledgerline"),
        ("Ruth", "Abernathy", null, null),
        ("Yusuf", "Demir", "Fleet manager", "Demir Couriers"),
        ("Zoé", "Lambert", "Fleuriste", "Lambert Fleurs"),
        ("Patrick", "O'Rourke", "Landlord", "O'Rourke Lettings"),
    ];

    private static readonly (string Summary, string Tag, string Question, string Reply)[] Topics =
    [
        ("Asked where the order is; it leaves tomorrow.", "order", "Hi, could you tell me where my order is?", "It leaves our warehouse tomorrow morning."),
        ("Wants to move Thursday's appointment to Friday.", "appointment", "Can we move Thursday to Friday?", "Friday at ten works, I have changed it."),
        ("The invoice shows the wrong address; a corrected one follows.", "billing", "The address on my invoice is wrong.", "I will send you a corrected one today."),
        ("Asked for a quote for twelve units.", "sales", "What would twelve of them cost?", "I will send you a quote this afternoon."),
    ];

    private static readonly CallResult[] Results =
        [CallResult.Answered, CallResult.Answered, CallResult.Voicemail, CallResult.Answered, CallResult.TransferredAi, default];

    public static void Fill(SandboxState state)
    {
        state.PhoneNumbers.Add(new PhoneNumber { Number = MainLine, Name = "Main Line", Country = "US" });
        state.PhoneNumbers.Add(new PhoneNumber { Number = ParisOffice, Name = "Paris Office", Country = "FR" });
        state.PhoneNumbers.Add(new PhoneNumber { Number = Support, Name = "Support", Country = "US", IsSharedNumber = true });
        state.SenderIds.Add("WillowCo");
        for (var i = 0; i < People.Length; i++)
        {
            state.Contacts.Add(Contact(i));
        }

        for (var i = 59; i >= 0; i--)
        {
            state.Calls.Add(Call(state, i));
        }

        for (var i = 0; i < 5; i++)
        {
            AddMessages(state, i);
        }

        AddTeam(state);
        AddCrm(state);
        AddTemplates(state);

        // The only call with two summaries: an update has to say which one it means.
        state.CallSummaries.Add(new SandboxCallSummary { CallId = "call_seed01", Content = Topics[0].Summary });
        state.CallSummaries.Add(new SandboxCallSummary
        {
            CallId = "call_seed01",
            TemplateKey = SummaryTemplateKey.MarkdownShortCall,
            Content = "Where is the order?",
        });
    }

    private static string Numbered(string format, int i) => string.Format(CultureInfo.InvariantCulture, format, i);

    private static bool IsFrench(int person) => People[person].Name is "Élodie" or "Hassan" or "Camille" or "Théo" or "Fatou" or "Zoé";

    private static string Number(int person) => Numbered(IsFrench(person) ? "+336399800{0:D2}" : "+131255501{0:D2}", person + 10);

    private static SandboxContact Contact(int i)
    {
        var (name, lastName, jobTitle, company) = People[i];
        return new SandboxContact
        {
            Id = Numbered("cnt_seed{0:D2}", i + 1),
            Name = name,
            LastName = lastName,
            JobTitle = jobTitle,
            Company = company is null ? null : new ContactCompany { Id = Numbered("com_seed{0:D2}", i + 1), Name = company },
            Website = i % 4 == 0 ? Numbered("https://contact{0}.example", i + 1) : null,
            Numbers = [Number(i)],
            Emails = i % 3 == 2 ? [] : [Numbered("contact{0}@example.com", i + 1)],
            Status = i % 5 == 4 ? null : "active",
            IsArchived = i == 21,
            IsWhitelisted = i % 6 == 0,
            CreatedAt = Today.AddDays(-120 + i),
            UpdatedAt = Today.AddDays(-90 + i),
            Engagement = i < 8 ? Engagement.Engaged : i < 16 ? Engagement.Cooling : i < 22 ? Engagement.Cold : default,
            IntegrationData = i == 0 ? Members("""{"HUBSPOT":{"contact_id":"12345","deal_stage":"Negotiation"}}""") : NoMembers,
            CustomProperties = i == 0 ? Members("""{"preferred_language":"English","vip_status":true}""") : null,
        };
    }

    private static Call Call(SandboxState state, int i)
    {
        // Every fifth contact calls the most; three in ten calls are with Paris or with support.
        var person = i % 10 < 5 ? i % 5 : i % People.Length;
        var own = IsFrench(person) ? ParisOffice : i % 10 == 7 ? Support : MainLine;
        var isInbound = i % 3 != 1;
        var counterpart = i == 17 ? "anonymous" : Number(person);
        var result = i == 17 ? CallResult.Blocked : Results[i % Results.Length];
        var start = Today.AddHours(-7 * i).AddSeconds(-11 * i);
        var isTalk = result == CallResult.Answered || result == CallResult.TransferredAi;
        var topic = Topics[i % Topics.Length];
        return new Call
        {
            Id = Numbered("call_seed{0:D2}", i + 1),
            FromNumber = isInbound ? counterpart : own,
            ToNumber = isInbound ? own : counterpart,
            Type = isInbound ? Direction.Inbound : Direction.Outbound,
            Result = result,
            LengthInMinutes = isTalk ? 1.5 + (i % 7) : 0.5,
            Summary = isTalk ? topic.Summary : null,
            Tag = isTalk ? topic.Tag : null,
            Tags = isTalk ? [topic.Tag] : [],
            RecordingUrl = isTalk ? Recording(state, i).AbsoluteUri : null,
            StartDate = start,
            Transcript = isTalk ? Transcript(start, topic.Question, topic.Reply, result) : [],
        };
    }

    /// <summary>One recording is on another host (docs/allo-api/values.md#recording-addresses).</summary>
    private static Uri Recording(SandboxState state, int i)
    {
        var name = Numbered("seed{0:D2}.mp3", i + 1);
        return i == 3 ? state.Recordings.Elsewhere(name) : state.Recordings.Here(name);
    }

    private static TranscriptRow[] Transcript(DateTimeOffset start, string question, string reply, CallResult result)
    {
        var ours = result == CallResult.TransferredAi ? TranscriptSource.Agent : TranscriptSource.User;
        return
        [
            Row(ours, "Willow & Co, good afternoon.", 2, 4.5),
            Row(TranscriptSource.External, question, 5, 8.5),
            Row(ours, reply, 9, 13),
        ];

        TranscriptRow Row(TranscriptSource source, string text, double from, double to) =>
            new() { Source = source, Text = text, Time = start.AddSeconds(from), StartSeconds = from, EndSeconds = to };
    }

    private static void AddMessages(SandboxState state, int person)
    {
        var own = IsFrench(person) ? ParisOffice : MainLine;
        var start = Today.AddDays(-person).AddHours(-1);
        state.Messages.Add(Message(own, Number(person), Direction.Outbound, "Your appointment is on Friday at ten. Reply C to confirm.", start));
        state.Messages.Add(Message(Number(person), own, Direction.Inbound, "C", start.AddMinutes(12)));
    }

    private static void AddTeam(SandboxState state)
    {
        (string Name, UserRole Role, UserStatus Status)[] team =
        [
            (SandboxState.TeamMember, UserRole.Admin, UserStatus.Active),
            ("Alex Moreau", UserRole.Manager, UserStatus.Active),
            ("Kim Tran", UserRole.Member, UserStatus.Active),
            ("Jo Park", UserRole.Member, UserStatus.Blocked),
        ];
        for (var i = 0; i < team.Length; i++)
        {
            state.Users.Add(new User
            {
                Id = Numbered("usr-seed{0:D2}", i + 1),
                Name = team[i].Name,
                Email = Numbered("team{0}@willow.example", i + 1),
                Role = team[i].Role,
                Status = team[i].Status,
                ImageUrl = i == 0 ? "https://willow.example/team1.jpg" : null,
            });
        }

        string[] tags = [.. Topics.Select(topic => topic.Tag), "follow_up", "qualified"];
        for (var i = 0; i < tags.Length; i++)
        {
            state.Tags.Add(new Tag { Id = Numbered("tag-seed{0:D2}", i + 1), Name = tags[i], Color = Numbered("#00AA{0:D2}", i * 11) });
        }

        // The second one's: the key's owner has no queue yet.
        state.DialingQueues.Add(new DialingQueue
        {
            Id = "pdl_seed01",
            Name = "Monday calls",
            CreatorId = "usr_seed01",
            AssigneeId = "usr_seed02",
            VoicemailHandling = VoicemailHandling.NoSkip,
            DoNotDisturb = DoNotDisturb.Disabled,
            CreatedAt = Today.AddDays(-1),
            UpdatedAt = Today.AddDays(-1),
            Numbers =
            [
                .. Enumerable.Range(0, 3).Select(i => new QueueNumber
                {
                    NumberTo = Number(i),
                    Position = i,
                    CreatedAt = Today.AddDays(-1),
                    UpdatedAt = Today.AddDays(-1),
                    SyncStatus = SyncStatus.Synced,
                    CallId = i == 0 ? "cll-seed02" : null,
                    CallStartDate = i == 0 ? Today.AddHours(-7) : null,
                    RoutingResult = i == 0 ? RoutingResult.Answered : default,
                }),
            ],
        });
    }

    private static void AddCrm(SandboxState state)
    {
        for (var i = 0; i < 12; i++)
        {
            var (name, lastName, jobTitle, companyName) = People[i];
            var company = companyName is null ? null : new CompanyRef { Id = Numbered("com-seed{0:D2}", i + 1), Name = companyName };
            if (company is not null)
            {
                state.Companies.Add(new Company
                {
                    Id = company.Id,
                    Name = company.Name,
                    Website = Numbered("https://company{0}.example", i + 1),
                    Industry = i % 2 == 0 ? "Services" : null,
                    CreatedAt = Today.AddDays(-120 + i),
                    UpdatedAt = Today.AddDays(-100 + i),
                });
            }

            state.People.Add(new Person
            {
                Id = Numbered("per-seed{0:D2}", i + 1),
                Name = name,
                LastName = lastName,
                JobTitle = jobTitle,
                Numbers = [Number(i)],
                Emails = i % 3 == 2 ? [] : [Numbered("contact{0}@example.com", i + 1)],
                Company = company,
                CreatedAt = Today.AddDays(-120 + i),
                UpdatedAt = Today.AddDays(-90 + i),
            });
        }

        (string Name, string? Status, decimal? Amount, string? Currency, int Company)[] deals =
        [
            ("Bread for a year", "negotiation", 12_000, "USD", 0),
            ("Second practice", "won", 4_800.50m, "USD", 1),
            ("Contract review", "lost", 900, "USD", 2),
            ("Vitrine de Noël", null, null, null, 3),
        ];
        for (var i = 0; i < deals.Length; i++)
        {
            var deal = deals[i];
            state.Deals.Add(new Deal
            {
                Id = Numbered("dea-seed{0:D2}", i + 1),
                Name = deal.Name,
                Status = deal.Status,
                Amount = deal.Amount,
                Currency = deal.Currency,
                ClosedAt = deal.Status is "won" or "lost" ? Today.AddDays(-i) : null,
                Company = new CompanyRef { Id = Numbered("com-seed{0:D2}", deal.Company + 1), Name = People[deal.Company].Company },
                CreatedAt = Today.AddDays(-40 + i),
                UpdatedAt = Today.AddDays(-10 + i),
            });
        }
    }

    private static void AddTemplates(SandboxState state)
    {
        state.SummaryTemplates.Add(new SummaryTemplate
        {
            Id = "tst-seed01",
            Name = "Sales call",
            CallContext = "Calls about quotes and orders",
            Icon = "📞",
            Sections =
            [
                new SummaryTemplateSection("Wishes", 0, "What the caller wants"),
                new SummaryTemplateSection("Next step", 1, "What was agreed"),
            ],
            CreatedAt = Today.AddDays(-60),
            UpdatedAt = Today.AddDays(-60),
        });
        state.SummaryTemplates.Add(new SummaryTemplate
        {
            Id = "tst-seed02",
            Name = "Support call",
            CreatedAt = Today.AddDays(-30),
            UpdatedAt = Today.AddDays(-20),
        });
    }

    private static SentSms Message(string from, string to, Direction direction, string content, DateTimeOffset date) =>
        new() { FromNumber = from, ToNumber = to, Type = direction, Content = content, StartDate = date };

    private static Dictionary<string, JsonElement> NoMembers { get; } = [];

    private static Dictionary<string, JsonElement> Members(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.Clone());
    }
}
