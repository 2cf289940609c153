using System.Text;
using Withallo.Api.V2;

namespace Withallo.Testing;

/// <summary>An account that was made through the partner operations, with what was asked for it.</summary>
/// <param name="Account">What Allo says of it; the key, too, which the API shows once only.</param>
/// <param name="Email">The login.</param>
/// <param name="Name">The holder's name.</param>
/// <param name="PersonalMobile">The holder's own mobile number.</param>
public sealed record SandboxPartnerAccount(PartnerAccount Account, string Email, string Name, string PersonalMobile)
{
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Account.Id);
        return true;
    }
}
