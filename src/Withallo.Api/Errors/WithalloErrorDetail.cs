namespace Withallo.Api;

/// <summary>One detail of an error response.</summary>
/// <param name="Field">The field, <c>scope</c>, or the kind of quota.</param>
/// <param name="Message">Text or <c>key=value</c> pairs. It may repeat what you sent.</param>
/// <param name="Code">API v2's code for the field.</param>
public sealed record WithalloErrorDetail(string? Field, string? Message, string? Code = null)
{
    /// <summary>Field and code; the message may be personal.</summary>
    public override string ToString() => $"{Field} {Code}".TrimEnd();
}
