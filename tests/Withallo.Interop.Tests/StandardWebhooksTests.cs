using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Interop.Tests;

/// <summary>Signatures of ours and of the StandardWebhooks package, each checked by the other.</summary>
public sealed class StandardWebhooksTests
{
    private const string Body = """{"topic":"sms.received","version":"2.0","data":{"id":"msg_1","content":"Déjà prêt ✓"}}""";

    private static readonly Gen<Delivery> Deliveries =
        from key in Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().Where(bytes => bytes.Length >= 16)
        from prefix in Gen.Elements("whsec_", "")
        from id in Text(minimum: 1)
        from body in Text(minimum: 0)
        from age in Gen.Choose(-200, 200)
        select new Delivery(prefix + Convert.ToBase64String(key), id, DateTimeOffset.UtcNow.AddSeconds(age), body);

    [Fact]
    public void What_we_sign_StandardWebhooks_accepts() => ForAll(delivery =>
    {
        var headers = new WebhookSigner(delivery.Secret).CreateHeaders(delivery.Id, delivery.Timestamp, Encoding.UTF8.GetBytes(delivery.Body));

        return IsAccepted(delivery.Secret, delivery.Body, headers) && !IsAccepted(delivery.Secret, delivery.Body + " ", headers);
    });

    [Fact]
    public void What_StandardWebhooks_signs_we_accept() => ForAll(delivery =>
    {
        var signature = new StandardWebhook(delivery.Secret).Sign(delivery.Id, delivery.Timestamp, delivery.Body);

        return Verify(delivery, signature, delivery.Body) == WebhookSignatureResult.Valid
            && Verify(delivery, signature, delivery.Body + " ") == WebhookSignatureResult.Mismatch;
    });

    [Fact]
    public async Task A_request_of_StandardWebhooks_is_handled_by_our_endpoint()
    {
        var secret = WebhookSigner.NewSecret();
        var received = new List<string?>();
        await using var app = await StartAsync(
            services => services.AddWithalloWebhooks(options => options.SigningSecrets.Add(secret))
                .On(WebhookTopic.V2.SmsReceived, (e, _) =>
                {
                    received.Add(e.Data.Content);
                    return Task.CompletedTask;
                }),
            app => app.MapWithalloWebhooks("/webhooks/allo"));
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var content = new StandardWebhook(secret).MakeHttpContent(JsonNode.Parse(Body)!, "msg_1", DateTimeOffset.UtcNow);

        // The package writes the headers of the delivery to the content, where HttpClient sends them all the same.
        using var response = await http.PostAsync("/webhooks/allo", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Déjà prêt ✓"], received);
    }

    [Fact]
    public async Task A_delivery_of_the_sandbox_is_accepted_by_StandardWebhooks()
    {
        string? secret = null;
        await using var receiver = await StartAsync(
            _ => { },
            app => app.MapPost("/webhooks/allo", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body);
                new StandardWebhook(secret!).Verify(await reader.ReadToEndAsync(), request.Headers);
            }));
        await using var allo = await AlloSandbox.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Api-Key {allo.ApiKey}" } } };
        var webhook = new { url = receiver.Urls.Single() + "/webhooks/allo", topics = new[] { "sms.received" } };
        using var created = await http.PostAsJsonAsync($"{allo.V2BaseUrl}/webhooks", webhook, TestContext.Current.CancellationToken);
        var response = await created.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        secret = response.GetProperty("data").GetProperty("signing_secret").GetString();

        var deliveries = await allo.DeliverAsync(WebhookTopic.V2.SmsReceived, """{"id":"msg_1","content":"Déjà prêt ✓"}""", TestContext.Current.CancellationToken);

        Assert.Equal(200, Assert.Single(Assert.Single(deliveries).Attempts).StatusCode);
    }

    private static void ForAll(Func<Delivery, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Deliveries.ToArbitrary(), property));

    /// <summary>Text of one to four bytes a character in UTF-8.</summary>
    private static Gen<string> Text(int minimum) =>
        from characters in Gen.Elements("a", "0", ".", " ", "\"", "\n", "\0", "é", "ß", "✓", "漢", "\U0001F44D").ArrayOf()
        let text = string.Concat(characters)
        where text.Length >= minimum
        select text;

    private static bool IsAccepted(string secret, string body, IReadOnlyDictionary<string, string> headers)
    {
        try
        {
            new StandardWebhook(secret).Verify(body, new HeaderDictionary(headers.ToDictionary(header => header.Key, header => new StringValues(header.Value))));
            return true;
        }
        catch (WebhookVerificationException)
        {
            return false;
        }
    }

    private static WebhookSignatureResult Verify(Delivery delivery, string signature, string body) =>
        new WebhookSignatureVerifier([delivery.Secret]).Verify(
            delivery.Id, delivery.Timestamp.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), signature, Encoding.UTF8.GetBytes(body));

    private static async Task<WebApplication> StartAsync(Action<IServiceCollection> services, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        services(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private sealed record Delivery(string Secret, string Id, DateTimeOffset Timestamp, string Body);
}
