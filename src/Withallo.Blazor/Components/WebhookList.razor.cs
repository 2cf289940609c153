using Microsoft.AspNetCore.Components;
using Withallo.Api.V2;

namespace Withallo.Blazor;

/// <summary>
/// The account's signed webhooks: a list, a form to add one, whose secret is shown once, and a button that deletes after a question. Scope
/// <c>WEBHOOKS_READ_WRITE</c>.
/// </summary>
public sealed partial class WebhookList : AlloComponentBase
{
    /// <summary>Whether webhooks are only shown: nothing can be added or deleted.</summary>
    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>A webhook was registered; its secret is in <see cref="WebhookEndpoint.SigningSecret"/>.</summary>
    [Parameter]
    public EventCallback<WebhookEndpoint> OnCreated { get; set; }

    /// <summary>The webhook with this id was deleted.</summary>
    [Parameter]
    public EventCallback<string> OnDeleted { get; set; }

    /// <summary>Further attributes of the element, such as <c>class</c>.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }
}
