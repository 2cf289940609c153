namespace Withallo.Api.Generator.Parsing;

/// <summary>The full names of what an interface is written with.</summary>
internal static class Names
{
    public const string Declarative = "Withallo.Api.Declarative";
    public const string AlloApiAttribute = Declarative + ".Allo.AlloApiAttribute";
    public const string ScopeAttribute = Declarative + ".Allo.ScopeAttribute";
    public const string RepeatableAttribute = Declarative + ".Allo.RepeatableAttribute";
    public const string IdempotentAttribute = Declarative + ".Allo.IdempotentAttribute";
    public const string BetweenAttribute = Declarative + ".Allo.BetweenAttribute";
    public const string NotAttribute = Declarative + ".Allo.NotAttribute";
    public const string WholeAnswerAttribute = Declarative + ".Allo.WholeAnswerAttribute";
    public const string EmptyWhenMissingAttribute = Declarative + ".Allo.EmptyWhenMissingAttribute";
    public const string AliasAsAttribute = Declarative + ".AliasAsAttribute";
    public const string BodyAttribute = Declarative + ".BodyAttribute";
    public const string HeaderAttribute = Declarative + ".HeaderAttribute";
    public const string ValueShape = "Withallo.Json.Shapes.ValueShape`1";
    public const string DataEnvelope = Declarative + ".DataEnvelope`1";
    public const string OpenValue = "Withallo.IStringEnum`1";
    public const string JsonSerializableAttribute = "System.Text.Json.Serialization.JsonSerializableAttribute";
    public const string EnumMemberAttribute = "System.Runtime.Serialization.EnumMemberAttribute";
    public const string FlagsAttribute = "System.FlagsAttribute";

    /// <summary>The verbs, as <c>HttpMethod</c> and the attributes both name them.</summary>
    public static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete"];
}
