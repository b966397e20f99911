using Guild.Core.Running.Posix;

namespace Guild.Core.Running;

/// <summary>A process and all that came from it, remembered: a descendant whose parent has ended is found no other way.</summary>
public sealed class ProcessTree
{
    private readonly Dictionary<int, ProcessEntry> known = [];
    private readonly Lock gate = new();
    private readonly int root;

    /// <summary>The tree below a process.</summary>
    public ProcessTree(int root) => this.root = root;

    /// <summary>The living descendants, those found by earlier calls included.</summary>
    public IReadOnlyList<ProcessEntry> Descendants()
    {
        lock (gate)
        {
            Learn(root);
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
