using System.Globalization;
using System.Reflection;
using Guild.Bench.Downloads;
using Guild.Bench.Runs;

namespace Guild.Bench;

/// <summary>Prints how the tool's speed and size compare with an empty program and with bare Python.</summary>
internal static class Program
{
    /// <summary>The system's own interpreter: a version manager's stand-in costs ten times as much to start.</summary>
    public const string Python = "/usr/bin/python3";

    private const int WarmUps = 3;

    // A gigabyte each: enough of them to see, few enough to wait for.
    private const int DownloadRounds = 5;

    // A hundred thousand runs take seconds in all.
    private const int RunsRounds = 3;

    // Ten seconds and more each.
    private const int ResourceRounds = 3;

    private static int Main(string[] args)
    {
        if (args is not [var guild, .. var rest] || OperatingSystem.IsWindows())
        {
            Console.Error.WriteLine("Usage: Guild.Bench GUILD-EXECUTABLE [ROUNDS | downloads | resources [MIB] | runs [FOLDER]]    (on Linux or macOS)");
            return 2;
        }

        if (rest is ["home", var home, var count])
        {
            // A home to try things with.
            GeneratedHome.Add(home, 0, int.Parse(count, CultureInfo.InvariantCulture));
            return 0;
        }

        if (rest is ["downloads"])
            return DownloadPlan.Run(Path.GetFullPath(guild), DownloadRounds) ? 0 : 1;

        if (rest is ["resources", .. var size])
            return ResourcePlan.Run(Path.GetFullPath(guild), ResourceRounds, size is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 1024) ? 0 : 1;

        if (rest is ["runs", .. var folder])
            return RunsPlan.Run(Path.GetFullPath(guild), RunsRounds, folder is [var keep] ? Path.GetFullPath(keep) : null) ? 0 : 1;

        var rounds = rest is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 21;
        using var projects = new SampleProjects();
        var plan = new Plan(Path.GetFullPath(guild), EmptyProgram(), projects);

        // One after the other in every round, so that what else the machine does falls on all alike.
        for (var round = -WarmUps; round < rounds; round++)
        {
            Progress($"\rround {Math.Max(round + 1, 0)} of {rounds} ");
            foreach (var command in plan.Commands)
                command.Execute(measured: round >= 0);
        }

        Progress("\r                    \r");
        var kept = Report.Print(plan, rounds);
        Console.WriteLine();
        kept &= DownloadPlan.Run(Path.GetFullPath(guild), DownloadRounds);
        Console.WriteLine();
        kept &= ResourcePlan.Run(Path.GetFullPath(guild), ResourceRounds, mebibytes: 1024);
        Console.WriteLine();
        return RunsPlan.Run(Path.GetFullPath(guild), RunsRounds) && kept ? 0 : 1;
    }

    private static string EmptyProgram() => typeof(Program).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "EmptyProgram").Value!;

    private static void Progress(string text)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.Write(text);
    }
}
