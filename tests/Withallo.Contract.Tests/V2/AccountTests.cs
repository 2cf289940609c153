using Withallo.Api.V2;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V2;

/// <summary>The key, the users, the numbers and the accounts of a partner.</summary>
public sealed class AccountTests(ContractServer server) : ContractTest(server)
{
    [Contract("v2/me-get")]
    public async Task A_key_learns_what_it_may_do()
    {
        var me = await Allo.V2.Me.GetAsync(cancellationToken: Cancellation);

        Assert.Equal(["USERS_READ"], me.Scopes);
        Assert.Equal((20, 5), (me.RateLimits?.ReadPerSecond, me.RateLimits?.WritePerSecond));
    }

    [Contract("v2/users-list")]
    public async Task Users_are_listed() =>
        Assert.Equal(UserRole.Manager, Assert.Single(await Allo.V2.Users.ListAsync(cancellationToken: Cancellation)).Role);

    [Contract("v2/users-list-filtered")]
    public async Task Users_are_listed_by_role_and_status() =>
        Assert.Equal(UserStatus.Blocked, Assert.Single(await Allo.V2.Users.ListAsync(UserRole.Member, UserStatus.Blocked, cancellationToken: Cancellation)).Status);

    [Contract("v2/user-get")]
    public async Task A_user_is_read() => Assert.Equal("Ada", (await Allo.V2.Users.GetAsync("usr-a1", cancellationToken: Cancellation)).Name);

    [Contract("v2/numbers-list")]
    public async Task Numbers_and_sender_ids_are_listed()
    {
        var numbers = await Allo.V2.Numbers.ListAsync(cancellationToken: Cancellation);

        Assert.Equal([(Line, AlloNumberType.Number), (null, AlloNumberType.SenderId)], numbers.Select(number => (number.Number, number.Type)));
    }

    [Contract("v2/number-template-set")]
    public async Task A_number_gets_its_summary_template() =>
        Assert.Equal("tst-9", (await Allo.V2.Numbers.SetDefaultSummaryTemplateAsync(Line, "tst-9", cancellationToken: Cancellation)).DefaultSummaryTemplateId);

    [Contract("v2/number-template-clear")]
    public async Task A_number_loses_its_summary_template_by_a_null_that_is_sent() =>
        Assert.Null((await Allo.V2.Numbers.ClearDefaultSummaryTemplateAsync(Line, cancellationToken: Cancellation)).DefaultSummaryTemplateId);

    [Contract("v2/partner-account-create")]
    public async Task A_partner_opens_an_account()
    {
        var account = await Allo.V2.PartnerAccounts.CreateAsync(
            new CreatePartnerAccountRequest
            {
                Email = "client@example.com",
                Name = "Jane Doe",
                PersonalMobile = "+33199000142",
                NumberPreference = new NumberPreference { Country = "FR", Prefix = "+337" },
                PartnerClientRef = "crm-1",
            },
            cancellationToken: Cancellation);

        Assert.Equal(("usr_p1", "b1c2"), (account.Id, account.ApiKey));
    }

    [Contract("v2/partner-account-get")]
    public async Task A_partner_reads_an_account_without_its_key() =>
        Assert.Null((await Allo.V2.PartnerAccounts.GetAsync("usr_p1", cancellationToken: Cancellation)).ApiKey);

    [Contract("v2/partner-account-delete")]
    public async Task A_partner_closes_an_account() =>
        Assert.Null(await Record.ExceptionAsync(() => Allo.V2.PartnerAccounts.DeleteAsync("usr_p1", cancellationToken: Cancellation)));
}
