namespace Withallo;

/// <summary>What every string enum can tell.</summary>
public static class StringEnumExtensions
{
    extension<T>(T value) where T : struct, IStringEnum<T>
    {
        /// <summary>Whether this version of the SDK knows the value; a <c>switch</c> over known values can be honest with it.</summary>
        public bool IsKnown => T.Known.Contains(value);
    }
}
