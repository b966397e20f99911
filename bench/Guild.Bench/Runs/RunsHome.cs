using System.Globalization;

namespace Guild.Bench.Runs;

/// <summary>A home of a known number of runs, and the commands that ask it something.</summary>
internal sealed class RunsHome
{
    private readonly string _guild;
    private readonly string _path;
    private readonly string[] _environment;
    private readonly List<Command> _commands = [];

    /// <summary>Makes the home; one that is there already is taken as it is.</summary>
    /// <param name="guild">The tool.</param>
    /// <param name="root">The folder that homes are below.</param>
    /// <param name="count">How many runs.</param>
    public RunsHome(string guild, string root, int count)
    {
        (_guild, Count, _path) = (guild, count, Path.Combine(root, count.ToString(CultureInfo.InvariantCulture)));
        _environment = ["PATH=/usr/bin:/bin", $"HOME={root}", $"GUILD_HOME={_path}", "LANG=C.UTF-8", .. Plan.DotnetRoot()];
        // Deleting a home takes long; only a whole one has the mark.
        var mark = Path.Combine(_path, "generated");
        if (File.Exists(mark))
            return;
        RunsPlan.Tell($"making a home of {count:N0} runs");
        GeneratedHome.Add(_path, 0, count);
        File.WriteAllText(mark, "");
    }

    /// <summary>How many runs it has.</summary>
    public int Count { get; }

    /// <summary>The directory of its runs.</summary>
    public string Runs => Path.Combine(_path, "runs");

    /// <summary>Where its deleted runs go.</summary>
    public string Trash => Path.Combine(_path, "trash", "runs");

    /// <summary>Files that are made for comparison.</summary>
    public string Made => Path.Combine(_path, "made");

    /// <summary>Commands that change nothing, to be measured in turns.</summary>
    public IReadOnlyList<Command> Questions => _commands;

    /// <summary>A command of guild's in this home.</summary>
    public Command Guild(string title, params string[] words) => Of(title, _guild, words);

    /// <summary>A command in this home.</summary>
    public Command Of(string title, string program, params string[] words) => new(title, program, words) { Folder = _path, Environment = _environment };

    /// <summary>A command that changes nothing.</summary>
    public Command Ask(string title, params string[] words)
    {
        var command = Guild(title, words);
        _commands.Add(command);
        return command;
    }

    /// <summary>Deletes the index.</summary>
    public void Forget()
    {
        var cache = Path.Combine(_path, "cache", "runs");
        if (Directory.Exists(cache))
            Directory.Delete(cache, recursive: true);
    }

    /// <summary>Adds runs that are newer than all others.</summary>
    public void Add(int from, int count) => GeneratedHome.Add(_path, Count + from, count);

    /// <summary>Deletes the home. Millions of files are deleted in half the time by two.</summary>
    public void Delete()
    {
        foreach (var place in new[] { Runs, Trash })
        {
            if (Directory.Exists(place))
                Parallel.ForEach(Directory.EnumerateDirectories(place), run => Directory.Delete(run, recursive: true));
        }

        Directory.Delete(_path, recursive: true);
    }

    /// <summary>Removes runs that were added.</summary>
    public void Remove(int from, int count)
    {
        for (var number = Count + from; number < Count + from + count; number++)
            Directory.Delete(Path.Combine(Runs, GeneratedHome.Id(number)), recursive: true);
    }
}
