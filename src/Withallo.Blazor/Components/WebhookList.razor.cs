using Microsoft.AspNetCore.Components;
using Withallo.Api.V2;
using Withallo.Blazor.Resources;
using Withallo.Webhooks;

namespace Withallo.Blazor;

/// <summary>
/// The account's signed webhooks: a list, a form to add one, whose secret is shown once, and a button that deletes after a question. Scope
/// <c>WEBHOOKS_READ_WRITE</c>.
/// </summary>
public sealed partial class WebhookList : AlloComponentBase
{
    private static readonly WebhookTopic[] Topics = [.. WebhookTopic.Known.Where(static topic => topic.Generation == WebhookVersion.V2)];

    private readonly string _id = ElementId.Next();
    private readonly Dictionary<string, ElementReference> _deleteButtons = [];
    private readonly HashSet<WebhookTopic> _topics = [];
    private Query<IReadOnlyList<WebhookEndpoint>> _webhooks = null!;
    private Mutation<CreateWebhookEndpointRequest, WebhookEndpoint> _create = null!;
    private Mutation<string, string> _delete = null!;
    private ElementReference _section;
    private ElementReference _secret;
    private ElementReference _keep;
    private ElementReference _urlInput;
    private ElementReference _topicsField;
    private Func<ElementReference>? _focus;
    private string? _asked;
    private string? _url;
    private string? _description;
    private string? _urlError;
    private string? _topicsError;
    private Exception? _callbackError;
    private bool _isReady;

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

    private string? Status =>
        _delete.IsPending ? Texts.WebhookDeleting
        : _create.IsSuccess ? Texts.WebhookAdded
        : _delete.IsSuccess ? Texts.WebhookDeleted
        : _webhooks is { Data: null, Error: null } ? Texts.Loading
        : null;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _webhooks = Use(Allo.Webhooks());
        _create = Use(Allo.CreateWebhook());
        _delete = Use(Allo.DeleteWebhook());
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } element)
        {
            _focus = null;
            await element().TryFocusAsync().ConfigureAwait(true);
        }

        if (firstRender)
        {
            _isReady = true;
            await _webhooks.RefreshAsync().ConfigureAwait(true);
            StateHasChanged();
        }
    }

    private void Choose(WebhookTopic topic, bool isChosen)
    {
        if (isChosen)
        {
            _topics.Add(topic);
        }
        else
        {
            _topics.Remove(topic);
        }
    }

    private async Task CreateAsync()
    {
        if (_create.IsPending)
        {
            return;
        }

        _delete.Reset();
        _callbackError = null;
        _urlError = string.IsNullOrWhiteSpace(_url) ? Texts.WebhookUrlMissing : null;
        _topicsError = _topics.Count == 0 ? Texts.WebhookTopicsMissing : null;
        if ((_urlError ?? _topicsError) is not null)
        {
            _create.Reset();
            _focus = () => _urlError is not null ? _urlInput : _topicsField;
            return;
        }

        var request = new CreateWebhookEndpointRequest
        {
            Url = _url!.Trim(),
            Topics = [.. Topics.Where(_topics.Contains)],
            Description = string.IsNullOrWhiteSpace(_description) ? null : _description.Trim(),
        };
        if (await _create.RunAsync(request).ConfigureAwait(true) && _create.Data is { } created)
        {
            (_url, _description) = (null, null);
            _topics.Clear();
            _focus = created.SigningSecret is null ? null : () => _secret;
            _callbackError = await TryAsync(() => OnCreated.InvokeAsync(created)).ConfigureAwait(true);
        }
    }

    private void ForgetSecret()
    {
        _create.Reset();
        _focus = () => _section;
    }

    private void Ask(string webhookId)
    {
        _asked = webhookId;
        _focus = () => _keep;
    }

    private void Keep(string webhookId)
    {
        _asked = null;
        _focus = () => _deleteButtons[webhookId];
    }

    private async Task DeleteAsync(string webhookId)
    {
        if (_delete.IsPending)
        {
            return;
        }

        _callbackError = null;
        var isDeleted = await _delete.RunAsync(webhookId).ConfigureAwait(true);
        _asked = null;
        _focus = isDeleted ? () => _section : () => _deleteButtons[webhookId];
        if (isDeleted)
        {
            _callbackError = await TryAsync(() => OnDeleted.InvokeAsync(webhookId)).ConfigureAwait(true);
        }
    }
}
