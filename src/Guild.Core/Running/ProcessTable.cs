using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Guild.Core.Running;

/// <summary>The system's processes: read from <c>/proc</c> where there is one.</summary>
public static class ProcessTable
{
    private static bool HasProc => OperatingSystem.IsLinux();

    /// <summary>A process; <see langword="null"/> when there is none with this id.</summary>
    public static ProcessEntry? Find(int id)
    {
        if (id <= 0)
            return null;
        if (!HasProc)
            return FindWithoutProc(id);
        try
        {
            return Parse(id, File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat")));
        }
        catch (IOException)
        {
            return null; // It doesn't exist, or ended while it was read.
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a process runs. A zombie doesn't.</summary>
    public static bool IsAlive(int id) => Find(id) is { IsZombie: false };

    /// <summary>Whether this very process, and no later one with the same id, still runs.</summary>
    public static bool IsAlive(ProcessEntry entry) => Find(entry.Id) is { IsZombie: false } now && now.StartMark == entry.StartMark;

    /// <summary>The ids of a process' parent, the parent's parent and so on. Empty where they can't be told.</summary>
    public static IEnumerable<int> Ancestors(int id)
    {
        var seen = new HashSet<int> { id };
        for (var parent = Find(id)?.ParentId ?? 0; parent > 0 && seen.Add(parent); parent = Find(parent)?.ParentId ?? 0)
            yield return parent;
    }

    /// <summary>The living descendants of a process, parents before children. Empty where they can't be told.</summary>
    public static IReadOnlyList<ProcessEntry> Descendants(int id)
    {
        if (!HasProc)
            return [];
        var children = All().Where(p => !p.IsZombie).ToLookup(p => p.ParentId);
        var found = new List<ProcessEntry>();
        var seen = new HashSet<int> { id };
        var open = new Queue<int>([id]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in children[parent].Where(c => seen.Add(c.Id)))
            {
                found.Add(child);
                open.Enqueue(child.Id);
            }
        }

        return found;
    }

    /// <summary>
    /// The living processes of this one's session that were started with a variable, or below one that was. Empty where that can't be told.
    /// </summary>
    /// <param name="variable">The variable, as <c>NAME=VALUE</c>.</param>
    public static IReadOnlyList<ProcessEntry> StartedWith(string variable)
    {
        if (!HasProc || Find(Environment.ProcessId) is not { } self)
            return [];
        var wanted = Encoding.UTF8.GetBytes(variable + '\0');
        return [.. All().Where(p => !p.IsZombie && p.Session == self.Session && p.Id != self.Id && HasVariable(p.Id, wanted))];
    }

    private static bool HasVariable(int id, ReadOnlySpan<byte> wanted)
    {
        try
        {
            ReadOnlySpan<byte> environment = File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/environ"));
            for (var at = environment.IndexOf(wanted); at >= 0;)
            {
                if (at == 0 || environment[at - 1] == 0)
                    return true;
                var next = environment[(at + 1)..].IndexOf(wanted);
                at = next < 0 ? -1 : at + 1 + next;
            }

            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // It ended meanwhile, or is somebody else's.
        }
    }

    private static IEnumerable<ProcessEntry> All()
    {
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Find(id) is { } entry)
                yield return entry;
        }
    }

    // pid (name) state ppid pgrp session tty tpgid … starttime. The name may hold blanks and parentheses: read from the last one on.
    private static ProcessEntry? Parse(int id, string stat)
    {
        var close = stat.LastIndexOf(')');
        if (close < 0 || close + 2 >= stat.Length)
            return null;
        var fields = stat[(close + 2)..].Split(' ');
        return fields.Length < 20
            ? null
            : new ProcessEntry(id, Number(fields[1]), long.Parse(fields[19], CultureInfo.InvariantCulture))
            {
                IsZombie = fields[0] is "Z" or "X",
                Group = Number(fields[2]),
                Session = Number(fields[3]),
                TerminalGroup = Number(fields[5]),
            };
    }

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);

    private static ProcessEntry? FindWithoutProc(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return new ProcessEntry(id, 0, StartOf(process)) { IsZombie = process.HasExited };
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    // Not everybody's processes may be asked when they started.
    private static long StartOf(Process process)
    {
        try
        {
            return process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception error) when (error is Win32Exception or NotSupportedException)
        {
            return ProcessEntry.UnknownStart;
        }
    }
}
