using Guild.Abstractions;

namespace Guild.Plugins.Python.Tests;

/// <summary>A temporary project with a run directory beside it, and this machine's Python.</summary>
internal sealed class TestProject : IDisposable
{
    public const string Python = "/usr/bin/python3";

    private readonly string _root = Directory.CreateTempSubdirectory("guild-test-").FullName;

    public string Source => Path.Combine(_root, "project");

    public string Run => Path.Combine(_root, "run");

    public TestCache Cache { get; } = new(SharedCache.Directory);

    public TestTemporaryFolder Temporary => new(Directory.CreateDirectory(Path.Combine(_root, "temporary")).FullName);

    public CountingRunner Runner { get; } = new();

    public static void RequirePython()
    {
        if (!File.Exists(Python))
            Assert.Ignore($"{Python} is not installed");
    }

    public string Write(string path, string text)
    {
        var file = Path.Combine(Source, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Copies the sources into the run directory, as the host does.</summary>
    public void CopySource(string target = ".")
    {
        foreach (var file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Run, target, Path.GetRelativePath(Source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    public LaunchRequest Request(string main, string destination = "args") => new()
    {
        Attribute = "main",
        Words = main.Split(' '),
        OperationName = "train",
        ProjectDirectory = Source,
        SourceRoot = Source,
        SourceTarget = ".",
        RunDirectory = Run,
        FlagsDestination = destination,
        Environment = new Dictionary<string, string> { ["GUILD_PYTHON_EXE"] = Python, ["PATH"] = "/usr/bin:/bin" },
    };

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
