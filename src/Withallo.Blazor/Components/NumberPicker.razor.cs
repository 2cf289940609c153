using Microsoft.AspNetCore.Components;
using Withallo.Api.V2;

namespace Withallo.Blazor;

/// <summary>A list to choose one of the account's numbers from, or a sender ID: <c>&lt;NumberPicker @bind-Value="from" /&gt;</c>.</summary>
public sealed partial class NumberPicker : AlloComponentBase
{
    private readonly string _id = ElementId.Next();
    private Query<IReadOnlyList<AlloNumber>>? _query;
    private ElementReference _select;
    private Exception? _callbackError;

    /// <summary>The chosen number, E.164, or sender ID; null: none.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Another one was chosen.</summary>
    [Parameter]
    public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>What to choose from; null: the picker reads the account's numbers itself (scope <c>PHONE_NUMBERS_READ</c>).</summary>
    [Parameter]
    public IReadOnlyList<AlloNumber>? Numbers { get; set; }

    /// <summary>Whether numbers are offered, sender IDs, or both.</summary>
    /// <value><see cref="NumberKinds.Numbers"/></value>
    [Parameter]
    public NumberKinds Kinds { get; set; } = NumberKinds.Numbers;

    /// <summary>The picker has read the account's numbers: a chance to choose one of them.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<AlloNumber>> OnLoaded { get; set; }

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

    private string Id => AdditionalAttributes?.GetValueOrDefault("id") as string ?? _id;

    private IReadOnlyList<AlloNumber>? All => Numbers ?? _query?.Data;

    private bool IsLoading => All is null && _query is not { Error: not null, IsLoading: false };

    private List<AlloNumber> PhoneNumbers => Kinds.HasFlag(NumberKinds.Numbers)
        ? [.. (All ?? []).Where(number => number.Type != AlloNumberType.SenderId && number.Number is not null && Can(number))]
        : [];

    private List<AlloNumber> SenderIds => Kinds.HasFlag(NumberKinds.SenderIds)
        ? [.. (All ?? []).Where(static number => number.Type == AlloNumberType.SenderId && !string.IsNullOrEmpty(number.Name))]
        : [];

    /// <summary>What a number is chosen by: a sender ID has no number, its name is what messages are sent under.</summary>
    internal static string? ValueOf(AlloNumber number) => number.Type == AlloNumberType.SenderId ? number.Name : number.Number;

    internal ValueTask FocusAsync() => _select.TryFocusAsync();

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender && Numbers is null ? RefreshAsync() : Task.CompletedTask;

    // Numbers that do not say what they can do are offered: Allo decides.
    private bool Can(AlloNumber number) => Capability is not { } wanted || number.Capabilities.Count == 0 || number.Capabilities.Contains(wanted);

    private static string? NameOf(AlloNumber number) =>
        number.Number is null || string.IsNullOrEmpty(number.Name) ? ValueOf(number) : $"{number.Name} ({number.Number})";

    private async Task RefreshAsync()
    {
        _query ??= Use(Allo.Numbers());
        if (await _query.RefreshAsync().ConfigureAwait(true))
        {
            _callbackError = await TryAsync(() => OnLoaded.InvokeAsync(_query.Data)).ConfigureAwait(true);
            StateHasChanged();
        }
    }

    private async Task ChooseAsync(ChangeEventArgs change)
    {
        var value = change.Value is string { Length: > 0 } chosen ? chosen : null;
        _callbackError = await TryAsync(() => ValueChanged.InvokeAsync(value)).ConfigureAwait(true);
    }
}
