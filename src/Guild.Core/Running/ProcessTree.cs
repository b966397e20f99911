using Guild.Core.Running.Posix;

namespace Guild.Core.Running;

/// <summary>A process and all that came from it, remembered: a descendant whose parent has ended is found no other way.</summary>
public sealed class ProcessTree
{
    private readonly Dictionary<int, ProcessEntry> known = [];
    private readonly Lock gate = new();
    private readonly int root;
    private readonly string? mark;

    /// <summary>The tree below a process.</summary>
    /// <param name="root">The process.</param>
    /// <param name="mark">
    /// A variable, as <c>NAME=VALUE</c>, that only processes of this tree were started with: in a terminal, Ctrl-C may end a parent before
    /// anybody has seen its children. Those that have gone to a session of their own don't want to be found.
    /// </param>
    public ProcessTree(int root, string? mark = null)
    {
        this.root = root;
        this.mark = mark;
    }

    /// <summary>The living descendants, those found by earlier calls included.</summary>
    public IReadOnlyList<ProcessEntry> Descendants()
    {
        lock (gate)
        {
            Learn(root);
            foreach (var entry in mark is null ? [] : ProcessTable.StartedWith(mark))
            {
                if (entry.Id != root)
                    known[entry.Id] = entry;
            }

            foreach (var orphan in known.Values.Where(ProcessTable.IsAlive).ToList())
                Learn(orphan.Id);
            return [.. known.Values.Where(ProcessTable.IsAlive)];
        }
    }

    private void Learn(int parent)
    {
        foreach (var entry in ProcessTable.Descendants(parent))
            known[entry.Id] = entry;
    }

    /// <summary>Sends a signal to every living descendant, not to the process itself.</summary>
    public void SendToDescendants(StopSignal signal)
    {
        foreach (var entry in Descendants())
            Send(entry, signal);
    }

    /// <summary>Sends a signal to a process, if it is still the same one.</summary>
    public static void Send(ProcessEntry entry, StopSignal signal)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (ProcessTable.IsAlive(entry))
                _ = Libc.Kill(entry.Id, (int)signal);
            return;
        }

        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(entry.Id);
            process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended, or isn't ours to end; whoever waits for it will see.
        }
    }
}
