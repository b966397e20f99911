using System.Diagnostics;
using System.Globalization;

namespace Guild.EndToEnd.Tests.Harness;

/// <summary>Kills guilds at moments that are spread over all that a command does.</summary>
/// <param name="project">The project.</param>
/// <param name="seed">The same seed makes the same moments, as parts of how long the command takes.</param>
public sealed class Killing(Project project, int seed)
{
    /// <summary>How often a command is to be killed: by default a few times, for a suite that is done in minutes; CI has the time for 200.</summary>
    public static int Wanted { get; } = int.Parse(Environment.GetEnvironmentVariable("GUILD_TEST_KILLS") ?? "40", CultureInfo.InvariantCulture);

    // Before that a guild has started, and done nothing.
    private const double FirstPart = 0.3;

    private readonly Random _random = new(seed);
    private double _span;

    /// <summary>How many were killed before they had ended.</summary>
    public int Kills { get; private set; }

    /// <summary>Runs a command to its end, which must be a good one.</summary>
    public ToolResult Finish(string[] words)
    {
        var watch = Stopwatch.StartNew();
        var result = project.GuildOk(words);
        // As long as commands take lately: the machine has other work, too.
        _span = _span == 0 ? watch.Elapsed.TotalMilliseconds : (_span * 0.7) + (watch.Elapsed.TotalMilliseconds * 0.3);
        return result;
    }

    /// <summary>Starts a command and kills it at some moment. Returns whether that was before its end.</summary>
    public bool Kill(string[] words)
    {
        using var guild = project.Start(words);
        var moment = _span * (FirstPart + (_random.NextDouble() * (1 - FirstPart)));
        if (guild.WaitForExit((int)moment))
        {
            _span *= 0.95;
            return false;
        }

        guild.Kill();
        guild.WaitForExit();
        const int Killed = 128 + 9;
        if (guild.ExitCode != Killed)
            return false;
        Kills++;
        return true;
    }
}
