using Guild.Core;
using Guild.Core.Configuration;
using Guild.Core.Errors;
using Guild.Tool.CommandLine;

namespace Guild.Tool.Commands.Projects.Environments;

/// <summary>A virtual environment of Python, as it is to be made.</summary>
internal sealed record VirtualEnvironment
{
    private const string DefaultDirectory = "venv";
    private const string DefaultRequirements = "requirements.txt";

    // Directories that say nothing of what the environment is for.
    private static readonly string[] UsualDirectories = [DefaultDirectory, ".venv", "env"];

    /// <summary>Absolute path of its directory.</summary>
    public required string Location { get; init; }

    /// <summary>What prompts call it once it is active.</summary>
    public required string Name { get; init; }

    /// <summary>The program that makes it; <see langword="null"/> for the usual <c>python3</c>.</summary>
    public string? Python { get; init; }

    /// <summary>Whether it sees the packages of the Python that makes it.</summary>
    public bool HasSystemPackages { get; init; }

    /// <summary>What pip installs to have Guild AI itself in it; <see langword="null"/> for nothing.</summary>
    public string? GuildAI { get; init; }

    /// <summary>What pip installs.</summary>
    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    /// <summary>Absolute paths of directories that are added to the Python path.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether pip may install versions that aren't released yet.</summary>
    public bool AllowsPreReleases { get; init; }

    /// <summary>Whether pip shows how far it is.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Its own Python.</summary>
    public string Interpreter => OperatingSystem.IsWindows() ? Path.Combine(Location, "Scripts", "python.exe") : Path.Combine(Location, "bin", "python");

    /// <summary>What a command line asks for.</summary>
    /// <exception cref="GuildException">A directory or a file of requirements isn't there.</exception>
    public static VirtualEnvironment Parse(ParsedCommand asked, GuildEnvironment environment)
    {
        var location = Absolute(asked.Arguments.Count > 0 ? asked.Arguments[0] : DefaultDirectory, environment);
        return new VirtualEnvironment
        {
            Location = location,
            Name = asked.Value("name") ?? DefaultName(location),
            Python = asked.Value("python") is { } version ? Program(version) : null,
            HasSystemPackages = asked.Has("system-site-packages"),
            GuildAI = asked.Value("guild") is { } guild ? GuildPackage(guild, environment) : null,
            Requirements = asked.Has("no-reqs") ? [] : [.. RequirementsOf(asked, location, environment)],
            Paths = [.. asked.Values("path").Select(p => ExistingDirectory(p, environment))],
            AllowsPreReleases = asked.Has("pre"),
            ShowsProgress = !asked.Has("no-progress"),
        };
    }

    private static string DefaultName(string location)
    {
        var name = Path.GetFileName(location);
        return UsualDirectories.Contains(name) && Path.GetFileName(Path.GetDirectoryName(location)) is { Length: > 0 } parent ? parent : name;
    }

    // '3.11' as well as 'python3.11' and '/opt/python/bin/python'.
    private static string Program(string version) => char.IsAsciiDigit(version[0]) ? "python" + version : version;

    private static string GuildPackage(string guild, GuildEnvironment environment) =>
        Path.Exists(Absolute(guild, environment)) ? Absolute(guild, environment) : "guildai==" + guild;

    private static IEnumerable<Requirement> RequirementsOf(ParsedCommand asked, string location, GuildEnvironment environment)
    {
        var given = asked.Values("requirement");
        if (given.Count > 0)
            return given.Select(r => RequirementOf(r, environment));
        var usual = Path.Combine(Path.GetDirectoryName(location) ?? location, DefaultRequirements);
        return File.Exists(usual) ? [Requirement.OfFile(usual)] : [];
    }

    private static Requirement RequirementOf(string text, GuildEnvironment environment) =>
        File.Exists(Absolute(text, environment)) ? Requirement.OfFile(Absolute(text, environment))
        : text.EndsWith(".txt", StringComparison.Ordinal) ? throw NotThere("file", text)
        : Requirement.OfPackage(text);

    private static string ExistingDirectory(string path, GuildEnvironment environment) =>
        Directory.Exists(Absolute(path, environment)) ? Absolute(path, environment) : throw NotThere("directory", path);

    private static GuildException NotThere(string what, string path) => new(new GuildError($"{what} '{path}' does not exist"));

    private static string Absolute(string path, GuildEnvironment environment) => Directories.MakeAbsolute(path, environment.WorkingDirectory, environment.UserHome);
}
