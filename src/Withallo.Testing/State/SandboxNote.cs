using System.Text;

namespace Withallo.Testing;

/// <summary>A note that was put on a person.</summary>
/// <param name="Id">The note's id.</param>
/// <param name="PersonId">Whom it is about.</param>
/// <param name="Content">The text.</param>
public sealed record SandboxNote(string Id, string PersonId, string Content)
{
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Id = ").Append(Id).Append(", PersonId = ").Append(PersonId);
        return true;
    }
}
