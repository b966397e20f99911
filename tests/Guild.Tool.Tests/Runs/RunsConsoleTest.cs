using Guild.Core.Runs;

namespace Guild.Tool.Tests.Runs;

/// <summary>A fixture whose tests each have a home of their own.</summary>
public abstract class RunsConsoleTest
{
    private string _directory = "";

    private protected RunsConsole Console { get; private set; } = null!;

    [SetUp]
    public void CreateHome()
    {
        _directory = Directory.CreateTempSubdirectory("guild-test-").FullName;
        Console = new RunsConsole(_directory);
    }

    [TearDown]
    public void DeleteHome()
    {
        Console.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>The bytes of an attribute's file, as text; <see langword="null"/> when there is none.</summary>
    protected static string? Stored(RunDirectory run, string name) => File.Exists(run.Attribute(name)) ? File.ReadAllText(run.Attribute(name)) : null;
}
