using System.ComponentModel;
using System.Globalization;

namespace Withallo.Json;

/// <summary>Converts a string enum to its text and back, for what asks <see cref="TypeDescriptor"/>: configuration, Newtonsoft.Json.</summary>
/// <typeparam name="T">The string enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StringEnumTypeConverter<T> : TypeConverter
    where T : struct, IStringEnum<T>
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.From(text) : base.ConvertFrom(context, culture, value);

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is T known ? known.Value : base.ConvertTo(context, culture, value, destinationType);
}
