using System.Diagnostics;
using System.Globalization;

namespace Guild.Bench;

/// <summary>A command under measurement: what is started, where, and how long each execution took.</summary>
internal sealed class Command(string title, string program, params string[] arguments)
{
    private readonly List<double> milliseconds = [];

    /// <summary>What the report calls it.</summary>
    public string Title => title;

    /// <summary>Folder it is started in.</summary>
    public required string Folder { get; init; }

    /// <summary>Its environment, whole: nothing of the caller's leaks into a measurement.</summary>
    public required IReadOnlyList<string> Environment { get; init; }

    /// <summary>Median time of all measured executions.</summary>
    public double Median => milliseconds.Order().ElementAt(milliseconds.Count / 2);

    /// <summary>Executes it once; a failing command is not worth measuring.</summary>
    public void Execute(bool measured)
    {
        Directory.SetCurrentDirectory(Folder);
        var timing = Child.Run(program, arguments, Environment);
        if (!timing.Succeeded)
            throw new InvalidOperationException($"'{title}' failed:\n{Explain()}");
        if (measured)
            milliseconds.Add(timing.Elapsed.TotalMilliseconds);
    }

    /// <summary>Peak resident size in MiB of one execution.</summary>
    /// <param name="isMeasured">Whether the execution's time counts, too.</param>
    /// <remarks>
    /// Linux counts the memory of whoever started a program as the program's own, so a small parent has to do it: Python.
    /// </remarks>
    public double PeakMemory(bool isMeasured = false)
    {
        const string script = """
            import os, sys, time
            null = os.open(os.devnull, os.O_RDWR)
            actions = [(os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1, 2)]
            start = time.monotonic()
            pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
            peak = os.wait4(pid, 0)[2].ru_maxrss
            print(peak // 1024 if sys.platform == "darwin" else peak, (time.monotonic() - start) * 1000)
            """;
        var words = Capture(Program.Python, ["-c", script, program, .. arguments]).Output.Split(' ');
        if (isMeasured)
            milliseconds.Add(double.Parse(words[1], CultureInfo.InvariantCulture));
        return double.Parse(words[0], CultureInfo.InvariantCulture) / 1024;
    }

    private string Explain()
    {
        var (output, errors) = Capture(program, arguments);
        return output + errors;
    }

    private (string Output, string Errors) Capture(string file, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(file, words)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var variable in Environment)
            start.Environment[variable[..variable.IndexOf('=')]] = variable[(variable.IndexOf('=') + 1)..];
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.Result);
    }
}
