using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Withallo.Tests;

namespace Withallo.Webhooks.Tests;

public sealed class SignatureTests
{
    // The vector published with Standard Webhooks.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
    private static readonly DateTimeOffset SignedAt = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    private readonly FakeTimeProvider _clock = new(SignedAt);

    [Fact]
    public void The_published_vector_is_valid_and_is_what_the_signer_writes()
    {
        Assert.Equal(WebhookSignatureResult.Valid, Verifier().Verify(Id, Timestamp, Signature, Body));
        Assert.Equal(Signature, new WebhookSigner(Secret).Sign(Id, SignedAt, Body));
        Assert.Equal(Signature, new WebhookSigner(Secret["whsec_".Length..]).Sign(Id, SignedAt.AddMilliseconds(999), Body));
        Assert.Equal(Signature, new WebhookSigner($" {Secret}\n").Sign(Id, SignedAt.ToOffset(TimeSpan.FromHours(9)), Body));
    }

    [Theory]
    [InlineData(null, Timestamp, Signature)]
    [InlineData("", Timestamp, Signature)]
    [InlineData(Id, null, Signature)]
    [InlineData(Id, "", Signature)]
    [InlineData(Id, Timestamp, null)]
    [InlineData(Id, Timestamp, "")]
    [InlineData(null, null, null)]
    public void A_missing_header_is_named_as_such(string? id, string? timestamp, string? signature) =>
        Assert.Equal(WebhookSignatureResult.MissingHeader, Verifier().Verify(id, timestamp, signature, Body));

    [Theory]
    [InlineData("now")]
    [InlineData(" 1614265330")]
    [InlineData("1614265330 ")]
    [InlineData("+1614265330")]
    [InlineData("-1614265330")]
    [InlineData("1614265330.5")]
    [InlineData("1,614,265,330")]
    [InlineData("١٦١٤٢٦٥٣٣٠")]
    [InlineData("0x60380000")]
    [InlineData("253402300800")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("99999999999999999999999999999999999999")]
    public void A_timestamp_that_is_no_number_of_unix_seconds_is_invalid(string timestamp) =>
        Assert.Equal(WebhookSignatureResult.InvalidTimestamp, Verifier().Verify(Id, timestamp, Signature, Body));

    [Theory]
    [InlineData(0, WebhookSignatureResult.Valid)]
    [InlineData(300, WebhookSignatureResult.Valid)]
    [InlineData(-300, WebhookSignatureResult.Valid)]
    [InlineData(300.001, WebhookSignatureResult.StaleTimestamp)]
    [InlineData(-300.001, WebhookSignatureResult.StaleTimestamp)]
    [InlineData(86400, WebhookSignatureResult.StaleTimestamp)]
    public void Five_minutes_each_way_are_tolerated(double secondsLater, WebhookSignatureResult result)
    {
        var verifier = new WebhookSignatureVerifier([Secret], timeProvider: new FakeTimeProvider(SignedAt.AddSeconds(secondsLater)));

        Assert.Equal(result, verifier.Verify(Id, Timestamp, Signature, Body));
    }

    [Fact]
    public void The_tolerance_can_be_chosen()
    {
        var clock = new FakeTimeProvider(SignedAt.AddSeconds(1));

        Assert.Equal(WebhookSignatureResult.StaleTimestamp, new WebhookSignatureVerifier([Secret], TimeSpan.Zero, clock).Verify(Id, Timestamp, Signature, Body));
        Assert.Equal(WebhookSignatureResult.Valid, new WebhookSignatureVerifier([Secret], TimeSpan.MaxValue, clock).Verify(Id, Timestamp, Signature, Body));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WebhookSignatureVerifier([Secret], TimeSpan.FromTicks(-1)));
    }

    [Theory]
    [InlineData("v1,AAAA " + Signature)]
    [InlineData(Signature + " v1,AAAA")]
    [InlineData("v2,xyz v1a,abc " + Signature)]
    [InlineData("   " + Signature + "  ")]
    [InlineData("v1, v1 , " + Signature)]
    public void One_fitting_signature_among_several_is_enough(string signatures) =>
        Assert.Equal(WebhookSignatureResult.Valid, Verifier().Verify(Id, Timestamp, signatures, Body));

    [Theory]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=")]
    [InlineData("v1,g0hM9SsE-OTPJTGt_tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,ｇ0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,")]
    [InlineData(",")]
    [InlineData("\0\uD83D")]
    public void Anything_else_is_a_mismatch(string signatures) =>
        Assert.Equal(WebhookSignatureResult.Mismatch, Verifier().Verify(Id, Timestamp, signatures, Body));

    [Fact]
    public void Another_id_time_body_or_secret_is_a_mismatch()
    {
        Assert.Equal(WebhookSignatureResult.Mismatch, Verifier().Verify(Id + "x", Timestamp, Signature, Body));
        Assert.Equal(WebhookSignatureResult.Mismatch, Verifier().Verify(Id, "1614265331", Signature, Body));
        Assert.Equal(WebhookSignatureResult.Mismatch, Verifier().Verify(Id, "01614265330", Signature, Body));
        Assert.Equal(WebhookSignatureResult.Mismatch, Verifier().Verify(Id, Timestamp, Signature, Encoding.UTF8.GetBytes("""{"test":2432232314}""")));
        Assert.Equal(WebhookSignatureResult.Mismatch, Verifier().Verify(Id, Timestamp, Signature, default));
        Assert.Equal(
            WebhookSignatureResult.Mismatch,
            new WebhookSignatureVerifier([WebhookSigner.NewSecret()], timeProvider: _clock).Verify(Id, Timestamp, Signature, Body));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(244)]
    [InlineData(245)]
    [InlineData(246)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(100_000)]
    public void Ids_of_any_length_and_script_are_signed_as_utf8(int length)
    {
        var id = string.Concat(Enumerable.Repeat("é", length - 1)) + "\U0001F44D";
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{Timestamp}."), .. Body];
        var expected = HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed);

        Assert.Equal("v1," + Convert.ToBase64String(expected), new WebhookSigner(Secret).Sign(id, SignedAt, Body));
        Assert.Equal(WebhookSignatureResult.Valid, Verifier().Verify(id, Timestamp, "v1," + Convert.ToBase64String(expected), Body));
    }

    [Fact]
    public void A_check_leaves_nothing_behind_for_the_next_one()
    {
        var verifier = Verifier();

        Assert.Equal(WebhookSignatureResult.Mismatch, verifier.Verify(new string('x', 1000), Timestamp, Signature, Body));
        Assert.Equal(WebhookSignatureResult.Valid, verifier.Verify(Id, Timestamp, Signature, Body));
        Assert.Equal(WebhookSignatureResult.Valid, verifier.Verify(Id, Timestamp, Signature, Body));
    }

    [Fact]
    public void A_check_allocates_nothing()
    {
        var verifier = new WebhookSignatureVerifier([WebhookSigner.NewSecret(), Secret], timeProvider: _clock);
        var large = new byte[300_000];
        var longId = new string('i', 5000);

        Assert.Equal(0, Allocations.Of(Check));

        void Check()
        {
            if (verifier.Verify(Id, Timestamp, "v1,AAAA v2,xyz " + Signature, Body) != WebhookSignatureResult.Valid
                || verifier.Verify(Id, Timestamp, Signature, large) != WebhookSignatureResult.Mismatch
                || verifier.Verify(longId, Timestamp, Signature, Body) != WebhookSignatureResult.Mismatch
                || verifier.Verify(Id, "1", Signature, Body) != WebhookSignatureResult.StaleTimestamp)
            {
                throw new InvalidOperationException("The check itself went wrong.");
            }
        }
    }

    [Fact]
    public void One_verifier_serves_many_threads()
    {
        var verifier = Verifier();
        var wrong = 0;

        Parallel.For(0, 2000, i =>
        {
            var valid = verifier.Verify(Id, Timestamp, Signature, Body) == WebhookSignatureResult.Valid;
            var refused = verifier.Verify(Id + i.ToString(CultureInfo.InvariantCulture), Timestamp, Signature, Body) == WebhookSignatureResult.Mismatch;
            Interlocked.Add(ref wrong, valid && refused ? 0 : 1);
        });

        Assert.Equal(0, wrong);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("whsec_")]
    [InlineData("whsec_not base64!")]
    [InlineData("whsec_AAA")]
    [InlineData("changeme")]
    [InlineData("whsec_test")]
    [InlineData("whsec_c2VjcmV0")]
    [InlineData("whsec_MDEyMzQ1Njc4OWFiY2Rl")]
    [InlineData("whsec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("Bearer whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void A_placeholder_for_a_secret_or_a_short_one_or_none_is_refused_at_once_without_repeating_it(string secret)
    {
        var ofVerifier = Assert.Throws<ArgumentException>(() => new WebhookSignatureVerifier([Secret, secret]));
        var ofSigner = Assert.Throws<ArgumentException>(() => new WebhookSigner(secret));

        Assert.Equal("secrets", ofVerifier.ParamName);
        Assert.Equal("secret", ofSigner.ParamName);
        Assert.Equal(ofVerifier.Message.Split('(')[0], ofSigner.Message.Split('(')[0]);
        Assert.DoesNotContain("MfKQ", ofVerifier.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAECAwQFBgcICQoLDA0ODw==")]
    [InlineData("AAECAwQFBgcAAAAAAAAAAA==")]
    public void Sixteen_bytes_of_which_eight_differ_are_a_secret(string secret)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{Id}.{Timestamp}."), .. Body];
        var hash = HMACSHA256.HashData(Convert.FromBase64String(secret), signed);

        Assert.Equal("v1," + Convert.ToBase64String(hash), new WebhookSigner("whsec_" + secret).Sign(Id, SignedAt, Body));
    }

    [Theory]
    [InlineData("AAECAwQFBgcICQoLDA0O")]
    [InlineData("AAECAwQFBgYAAAAAAAAAAA==")]
    public void Fifteen_bytes_or_seven_that_differ_are_none(string secret)
    {
        var exception = Assert.Throws<ArgumentException>(() => new WebhookSecret(secret));

        Assert.Equal(
            "A signing secret is 16 or more random bytes in base64, as a rule after whsec_, and this one is not: it may be a placeholder, or cut short. "
            + "Copy it from Settings > Webhooks in Allo, or from the response of the call that created the webhook. (Parameter 'value')",
            exception.Message);
    }

    [Fact]
    public void A_secret_shows_its_name_and_never_itself()
    {
        Assert.Equal(("paris", "paris"), (new WebhookSecret(Secret, "paris").Name, new WebhookSecret(Secret, "paris").ToString()));
        Assert.Equal((null, "WebhookSecret"), (new WebhookSecret(Secret).Name, new WebhookSecret(Secret).ToString()));
    }

    [Fact]
    public void The_last_second_of_the_calendar_is_a_timestamp() =>
        Assert.Equal(WebhookSignatureResult.StaleTimestamp, Verifier().Verify(Id, "253402300799", Signature, Body));

    [Fact]
    public void Without_a_secret_there_is_no_verifier()
    {
        var exception = Assert.Throws<ArgumentException>(() => new WebhookSignatureVerifier([]));
        Assert.StartsWith("At least one signing secret is needed", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new WebhookSignatureVerifier([null!]));
        Assert.Throws<ArgumentNullException>(() => new WebhookSignatureVerifier(null!));
    }

    [Fact]
    public void New_secrets_are_random_and_usable()
    {
        var secrets = Enumerable.Range(0, 20).Select(_ => WebhookSigner.NewSecret()).ToList();

        Assert.Equal(20, secrets.Distinct().Count());
        Assert.All(secrets, secret => Assert.Equal(24, Convert.FromBase64String(secret["whsec_".Length..]).Length));
        Assert.All(secrets, secret => Assert.StartsWith("whsec_", secret, StringComparison.Ordinal));
    }

    [Fact]
    public void The_headers_of_a_delivery_are_what_the_verifier_takes()
    {
        var headers = new WebhookSigner(Secret).CreateHeaders("msg_1", SignedAt, Body);

        Assert.Equal(
            WebhookSignatureResult.Valid,
            Verifier().Verify(headers["Webhook-Id"], headers["Webhook-Timestamp"], headers["Webhook-Signature"], Body));
        Assert.Equal(Timestamp, headers[WebhookHeaders.Timestamp]);
        Assert.Throws<ArgumentException>(() => new WebhookSigner(Secret).CreateHeaders("", SignedAt, Body));
    }

    [Fact]
    public void The_verifiers_text_says_how_many_secrets_there_are() =>
        Assert.Equal("WebhookSignatureVerifier (1 secret(s), tolerance 00:05:00)", Verifier().ToString());

    private WebhookSignatureVerifier Verifier() => new([Secret], timeProvider: _clock);
}
