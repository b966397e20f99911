using System.Diagnostics;
using System.Runtime.InteropServices;
using Guild.Core.Running;
using Guild.Core.Text;

namespace Guild.Tool.Terminal;

/// <summary>A pager that shows output a screen at a time.</summary>
internal sealed class PagerProcess : IDisposable
{
    private readonly Process process;
    private readonly PosixSignalRegistration interrupts;

    private PagerProcess(Process process)
    {
        this.process = process;
        // Ctrl-C is for the pager: guild ends when that does.
        interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
    }

    /// <summary>What the pager reads.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>Starts the pager; <see langword="null"/> when there is none, or the user wants none.</summary>
    public static PagerProcess? Start(IReadOnlyDictionary<string, string> variables)
    {
        // As git does: an empty PAGER means none, and less can't page a terminal that knows no commands.
        var command = variables.GetValueOrDefault("PAGER") ?? (variables.GetValueOrDefault("TERM") is null or "" or "dumb" ? "" : "less");
        if (OperatingSystem.IsWindows() || !ShellWords.TrySplit(command, out var words) || words.Count == 0 || words[0] == "cat")
            return null;
        try
        {
            var program = ExecutableFinder.Find(new ChildStart { Program = words[0], WorkingDirectory = Environment.CurrentDirectory, Environment = variables });
            var start = new ProcessStartInfo(program, words.Skip(1)) { UseShellExecute = false, RedirectStandardInput = true };
            // As git does: leave at once what fits on the screen, let colours through, keep the text there afterwards.
            if (!variables.ContainsKey("LESS"))
                start.Environment["LESS"] = "FRX";
            return Process.Start(start) is { } process ? new PagerProcess(process) : null;
        }
        catch (SpawnException)
        {
            // No pager: the text goes by.
            return null;
        }
    }

    public void Dispose()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The reader has seen enough and left.
        }

        process.WaitForExit();
        process.Dispose();
        interrupts.Dispose();
    }
}
