using System.Text;
using Guild.Core.Planning;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>The views of a plan that scripts read: <c>--print-cmd</c> and <c>--print-env</c> (cli.md B.8).</summary>
internal static class CommandText
{
    /// <summary>The command, quoted for a shell, on one line; of a batch, those of its trials follow.</summary>
    public static string Command(PlannedRun planned) =>
        string.Concat((planned.Batch?.Commands ?? []).Prepend(planned.Plan.Command).Select(c => ShellWords.Join(c) + "\n"));

    /// <summary>The variables that guild adds, sorted, one a line, values quoted where a shell needs it.</summary>
    public static string Environment(PlannedRun planned)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in planned.OperationEnvironment.OrderBy(v => v.Key, StringComparer.Ordinal))
            text.Append(name).Append('=').Append(value.Length == 0 ? "" : ShellWords.Quote(value)).Append('\n');
        return text.ToString();
    }
}
