using Guild.Abstractions;
using Microsoft.Data.Sqlite;

[assembly: PluginDescription("native", "Needs a native library.")]

namespace Native;

[OperationAlias("sqlite", "Ask SQLite.")]
public sealed class NativeAlias : IOperationAlias
{
    public AliasExpansion Expand(AliasInvocation invocation)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select 'sqlite ' || sqlite_version() || ' ' || (6 * 7)";
        return new AliasExpansion("say", [$"text={command.ExecuteScalar()}"]);
    }
}
