namespace Withallo;

/// <summary>Questions that every open value answers.</summary>
public static class OpenValueExtensions
{
    extension<T>(T value) where T : struct, IOpenValue<T>
    {
        /// <summary>Whether this version of the SDK knows the word; a <c>switch</c> over known values can be honest with it.</summary>
        public bool IsKnown => T.Known.Contains(value);
    }
}
