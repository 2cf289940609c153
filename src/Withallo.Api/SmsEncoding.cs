namespace Withallo.Api;

/// <summary>The encodings of SMS.</summary>
public enum SmsEncoding
{
    /// <summary>The alphabet of GSM 03.38, 7 bits a character: 160 septets in one message, 153 in each of several.</summary>
    Gsm7,

    /// <summary>UTF-16, for any text with a character outside GSM-7: 70 code units in one message, 67 in each of several.</summary>
    Ucs2,
}
