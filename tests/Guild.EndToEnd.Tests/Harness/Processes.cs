using System.Globalization;

namespace Guild.EndToEnd.Tests.Harness;

/// <summary>Processes of the machine, by their ids.</summary>
public static class Processes
{
    /// <summary>Whether a process runs; a zombie has ended.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            // The third field of stat is the state.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Sends a signal to a process, or to a whole group for a negative id.</summary>
    public static void Signal(string name, int id)
    {
        var result = Tool.Run("/bin/kill", ["-" + name, "--", id.ToString(CultureInfo.InvariantCulture)], "/", new Dictionary<string, string?>());
        Assert.That(result.ExitCode, Is.Zero, result.ToString);
    }
}
