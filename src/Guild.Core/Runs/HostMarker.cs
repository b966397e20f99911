using System.Globalization;

namespace Guild.Core.Runs;

/// <summary>
/// The guild process that prepares a run, as <c>.guild/HOST</c> records it. Ours alone: the original leaves a run pending for ever when it
/// is killed before the program starts; with this a later command knows.
/// </summary>
/// <param name="ProcessId">The process id.</param>
/// <param name="Identity">What tells the process from a later one with the same id.</param>
/// <param name="Machine">The machine's name; a home may be shared by several.</param>
public sealed record HostMarker(int ProcessId, string Identity, string Machine)
{
    /// <summary>The marker of this process.</summary>
    public static HostMarker OfThisProcess(IProcessTable processes) =>
        new(Environment.ProcessId, processes.Find(Environment.ProcessId)?.Identity ?? "-", Environment.MachineName);

    /// <summary>Reads a run's marker; <see langword="null"/> when there is none or it isn't readable.</summary>
    public static HostMarker? Read(RunDirectory run)
    {
        if (SmallFile.ReadText(run.Host) is not { } text)
            return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length == 3 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new HostMarker(id, words[1], words[2])
            : null;
    }

    /// <summary>Writes the marker.</summary>
    public void Write(RunDirectory run) =>
        RunRecord.WriteMarker(run, run.Host, string.Create(CultureInfo.InvariantCulture, $"{ProcessId} {Identity} {Machine}\n"));

    /// <summary>Whether the process is known to live. Of another machine's processes nothing is known.</summary>
    public bool IsAlive(IProcessTable processes) => Machine == Environment.MachineName && !IsDead(processes);

    /// <summary>Whether the process is known to have ended. Of another machine's processes nothing is known.</summary>
    public bool IsDead(IProcessTable processes) =>
        Machine == Environment.MachineName
        && (processes.Find(ProcessId) is not { } process || (Identity != "-" && process.Identity != Identity));
}
