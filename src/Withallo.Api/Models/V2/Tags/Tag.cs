using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A tag of the account. Everywhere else a tag goes by its <see cref="Name"/>, never by its id.</summary>
[AlloObject]
public sealed partial record Tag : AlloObject
{
    /// <summary>The tag's id, which no other operation takes.</summary>
    public string Id { get; set => field = value ?? ""; } = "";

    /// <summary>The tag's key, such as <c>follow_up</c>: what items carry and what filters take.</summary>
    public string? Name { get; set; }

    /// <summary>The color, such as <c>#00AA00</c>.</summary>
    public string? Color { get; set; }
}
