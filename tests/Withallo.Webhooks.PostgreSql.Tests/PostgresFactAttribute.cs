using System.Runtime.CompilerServices;

namespace Withallo.Webhooks.PostgreSql.Tests;

/// <summary>A test that needs a server, and says so in its name.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute(
        [CallerMemberName] string? name = null, [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        DisplayName = $"{Path.GetFileNameWithoutExtension(sourceFilePath)}.{name} (needs PostgreSQL)";
        Skip = "PostgreSQL: eng/with-postgres.sh dotnet test";
        SkipType = typeof(Database);
        SkipUnless = nameof(Database.IsThere);
    }
}
