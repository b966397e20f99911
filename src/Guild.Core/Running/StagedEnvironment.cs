using System.Text;
using Guild.Abstractions;
using Guild.Core.Planning;
using Guild.Core.Running.Posix;
using Guild.Core.Runs;
using Guild.Core.Text;

namespace Guild.Core.Running;

/// <summary>The file from which a shell can give a staged run's command its environment (runs.md 8.2).</summary>
internal static class StagedEnvironment
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(RunDirectory run, RunPlan plan, IReadOnlyDictionary<string, string> variables)
    {
        var text = new StringBuilder();
        foreach (var entry in ProcessEnvironment.Recordable(variables, plan.SecretNames).Entries)
        {
            var (name, value) = (entry.Name!, ((TextValue)entry.Value).Text);
            // A shell can't read a name that it can't express.
            if (name is not ("PWD" or "_") && LockingShell.IsShellName(name))
                text.Append("export ").Append(name).Append('=').Append(value.Length == 0 ? "" : ShellWords.Quote(value)).Append('\n');
        }

        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        File.Delete(run.Environment);
        using var file = new FileStream(run.Environment, options);
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
