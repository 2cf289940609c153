using System.Text.Json;

namespace Withallo.Json.Shapes;

/// <summary>The kinds of value that Allo's webhooks are made of.</summary>
internal static class Wire
{
    /// <summary>A string; a number is taken as its text (webhooks.md (c) trap 9).</summary>
    public static ValueShape<string?> Text { get; } = new TextShape();

    /// <summary>A date, UTC when it names no offset.</summary>
    public static ValueShape<DateTimeOffset?> Date { get; } = new DateShape();

    /// <summary>A number, or a string that holds one.</summary>
    public static ValueShape<decimal?> Number { get; } = new NumberShape();

    /// <inheritdoc cref="Number"/>
    public static ValueShape<double?> Double { get; } = new DoubleShape();

    /// <summary>A whole number, or a string that holds one.</summary>
    public static ValueShape<long?> Integer { get; } = new IntegerShape();

    /// <summary>An object whose keys are the account's own.</summary>
    public static ValueShape<IReadOnlyDictionary<string, JsonElement>> Free { get; } = new FreeShape();

    /// <summary>A string, or an object that carries it in one of its members (webhooks.md (c) trap 17).</summary>
    public static ValueShape<string?> TextOrNamed(string memberName) => new NamedTextShape(memberName);

    /// <summary>A word of an open set.</summary>
    public static ValueShape<T> Word<T>()
        where T : struct, IOpenValue<T> => new WordShape<T>();

    /// <summary>An array; items of another kind than expected are left out.</summary>
    public static ValueShape<IReadOnlyList<T>> List<T>(ValueShape<T?> item)
        where T : class => new ListShape<T>(item);
}
