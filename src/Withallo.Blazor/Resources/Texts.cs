using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Withallo.Blazor.Resources;

/// <summary>Every sentence that people see, in the language of the current UI culture: English, French. One member a key of Texts.resx.</summary>
internal static class Texts
{
    internal static ResourceManager Resources { get; } = new(typeof(Texts));

    public static string TryAgain => Get();

    public static string Loading => Get();

    public static string Optional => Get();

    public static string ErrorAuthenticationTitle => Get();

    public static string ErrorAuthenticationAdvice => Get();

    public static string ErrorScopesTitle => Get();

    public static string ErrorScopesAdvice => Get();

    public static string ErrorForbiddenTitle => Get();

    public static string ErrorForbiddenAdvice => Get();

    public static string ErrorPaymentTitle => Get();

    public static string ErrorPaymentAdvice => Get();

    public static string ErrorNotFoundTitle => Get();

    public static string ErrorNotFoundAdvice => Get();

    public static string ErrorSenderTitle => Get();

    public static string ErrorSenderAdvice => Get();

    public static string ErrorSenderIdTitle => Get();

    public static string ErrorSenderIdAdvice => Get();

    public static string ErrorRecipientTitle => Get();

    public static string ErrorRecipientAdvice => Get();

    public static string ErrorCountryTitle => Get();

    public static string ErrorCountryAdvice => Get();

    public static string ErrorLengthTitle => Get();

    public static string ErrorLengthAdvice => Get();

    public static string ErrorSearchTitle => Get();

    public static string ErrorSearchAdvice => Get();

    public static string ErrorValidationTitle => Get();

    public static string ErrorValidationAdvice => Get();

    public static string ErrorValidationFields => Get();

    public static string ErrorArgumentTitle => Get();

    public static string ErrorArgumentAdvice => Get();

    public static string ErrorConflictTitle => Get();

    public static string ErrorConflictAdvice => Get();

    public static string ErrorRateLimitTitle => Get();

    public static string ErrorQuotaTitle => Get();

    public static string ErrorQuotaAdvice => Get();

    public static string ErrorWait => Get();

    public static string ErrorWaitUnknown => Get();

    public static string ErrorServerTitle => Get();

    public static string ErrorServerAdvice => Get();

    public static string ErrorProxyTitle => Get();

    public static string ErrorProxyAdvice => Get();

    public static string ErrorConnectionTitle => Get();

    public static string ErrorConnectionAdvice => Get();

    public static string ErrorNoResponseTitle => Get();

    public static string ErrorResponseTitle => Get();

    public static string ErrorReadAdvice => Get();

    public static string ErrorWriteAdvice => Get();

    public static string ErrorOtherTitle => Get();

    public static string ErrorOtherAdvice => Get();

    public static string ErrorRequestId => Get();

    public static string Seconds => Get();

    public static string Minutes => Get();

    public static string Hours => Get();

    public static string Number => Get();

    public static string Numbers => Get();

    public static string SenderIds => Get();

    public static string ChooseNumber => Get();

    public static string NoNumbers => Get();

    public static string SmsFrom => Get();

    public static string SmsTo => Get();

    public static string SmsMessage => Get();

    public static string SmsSend => Get();

    public static string SmsSending => Get();

    public static string SmsSent => Get();

    public static string SmsFromMissing => Get();

    public static string SmsToMissing => Get();

    public static string SmsMessageMissing => Get();

    public static string SmsMessageTooLong => Get();

    public static string SmsToHint => Get();

    public static string SmsFranceHint => Get();

    public static string SmsFranceNeedsSenderId => Get();

    public static string SmsCount => Get();

    public static string SmsUcs2 => Get();

    public static string Webhooks => Get();

    public static string WebhooksNone => Get();

    public static string WebhookUrl => Get();

    public static string WebhookUrlHint => Get();

    public static string WebhookUrlMissing => Get();

    public static string WebhookTopics => Get();

    public static string WebhookTopicsMissing => Get();

    public static string WebhookDescription => Get();

    public static string WebhookState => Get();

    public static string WebhookOn => Get();

    public static string WebhookOff => Get();

    public static string WebhookActions => Get();

    public static string WebhookAdd => Get();

    public static string WebhookAddButton => Get();

    public static string WebhookAdding => Get();

    public static string WebhookAdded => Get();

    public static string WebhookSecret => Get();

    public static string WebhookSecretAdvice => Get();

    public static string WebhookSecretDone => Get();

    public static string WebhookDelete => Get();

    public static string WebhookDeleteOf => Get();

    public static string WebhookDeleteQuestion => Get();

    public static string WebhookKeep => Get();

    public static string WebhookDeleting => Get();

    public static string WebhookDeleted => Get();

    public static string Calls => Get();

    public static string CallsNone => Get();

    public static string CallSearch => Get();

    public static string CallSearchNumber => Get();

    public static string CallSearchWords => Get();

    public static string CallSearchButton => Get();

    public static string CallDate => Get();

    public static string CallDateUtc => Get();

    public static string CallDirection => Get();

    public static string CallWith => Get();

    public static string CallOn => Get();

    public static string CallDuration => Get();

    public static string CallResult => Get();

    public static string CallDetails => Get();

    public static string CallDetailsOf => Get();

    public static string CallTitle => Get();

    public static string CallClose => Get();

    public static string CallInbound => Get();

    public static string CallOutbound => Get();

    public static string CallAnswered => Get();

    public static string CallVoicemail => Get();

    public static string CallTransferred => Get();

    public static string CallMissed => Get();

    public static string CallSummary => Get();

    public static string CallSummaryNone => Get();

    public static string CallTags => Get();

    public static string CallTranscript => Get();

    public static string CallTranscriptNone => Get();

    public static string CallSpeakerUser => Get();

    public static string CallSpeakerExternal => Get();

    public static string CallSpeakerAgent => Get();

    public static string CallRecording => Get();

    public static string CallRecordingNone => Get();

    public static string CallRecordingHidden => Get();

    public static string CallRecordingDownload => Get();

    public static string Pages => Get();

    public static string PagePrevious => Get();

    public static string PageNext => Get();

    public static string PageOf => Get();

    public static string PageNumber => Get();

    /// <summary>A sentence with values, written as people of the current culture write them.</summary>
    public static string Format(string sentence, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, sentence, values);

    private static string Get([CallerMemberName] string key = "") => Resources.GetString(key, CultureInfo.CurrentUICulture)!;
}
