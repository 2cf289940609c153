namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for to build records, and .NET Standard 2.0 has not.</summary>
internal static class IsExternalInit;
