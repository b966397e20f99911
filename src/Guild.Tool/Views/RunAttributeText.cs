using System.Globalization;
using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Core.Yaml;

namespace Guild.Tool.Views;

/// <summary>One fact about a run, as text: what lists show of it, else a stored attribute as YAML (cli.md B.22).</summary>
internal sealed class RunAttributeText(RunFields fields, TimeProvider clock)
{
    /// <summary>The text of a fact; <see langword="null"/> when there is none of that name.</summary>
    public string? Of(Run run, string name) => name switch
    {
        "short_id" => run.Id.Short,
        "op_name" => run.OpRef?.OperationName ?? "",
        "model" => run.OpRef?.ModelName ?? "",
        "pkg_name" => run.OpRef?.PackageName ?? "",
        "status" => run.State.Word,
        "status_with_remote" => run.State.Text,
        "duration" => RunTime.Duration(run, clock.GetUtcNow()),
        _ => Field(run, name) ?? Stored(run, name),
    };

    private string? Field(Run run, string name)
    {
        foreach (var (field, value) in fields.Of(run))
        {
            if (field == name)
                return value is IntegerValue number ? number.Number.ToString(CultureInfo.InvariantCulture) : ((TextValue)value).Text;
        }

        return null;
    }

    // A name is a file's name only if it can be one.
    private static string? Stored(Run run, string name) => name.Length == 0 || name[0] == '.' || name.Contains('/', StringComparison.Ordinal) ? null : run[name] switch
    {
        null => null,
        TextValue text => text.Text,
        var value => YamlWriter.Write(value).Trim(),
    };
}
