using Microsoft.AspNetCore.Components;
using Withallo.Api.V2;

namespace Withallo.Blazor;

/// <summary>A list to choose one of the account's numbers from, or a sender ID: <c>&lt;NumberPicker @bind-Value="from" /&gt;</c>.</summary>
public sealed partial class NumberPicker : AlloComponentBase
{
    /// <summary>The chosen number, E.164, or sender ID; null: none.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Another one was chosen.</summary>
    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>What to choose from; null: the picker reads the account's numbers itself (scope <c>PHONE_NUMBERS_READ</c>).</summary>
    [Parameter]
    public IReadOnlyList<AlloNumber>? Numbers { get; set; }

    /// <summary>Whether numbers are offered, sender IDs, or both; numbers unless given.</summary>
    [Parameter]
    public NumberKinds Kinds { get; set; } = NumberKinds.Numbers;

    /// <summary>Only numbers that can do this, such as <see cref="NumberCapability.Sms"/>; null: all.</summary>
    [Parameter]
    public NumberCapability? Capability { get; set; }

    /// <summary>The label; null: "Number", in the user's language.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>What stands for no choice; null: "Choose a number", in the user's language.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>Whether nothing can be chosen now.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>Further attributes of the <c>select</c>, such as <c>class</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }
}
