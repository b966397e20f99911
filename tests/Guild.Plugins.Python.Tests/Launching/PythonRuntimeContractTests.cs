using Guild.Abstractions;
using Guild.Abstractions.Testing;
using Guild.Plugins.Python.Launching;

namespace Guild.Plugins.Python.Tests.Launching;

/// <summary>What every runtime is tested for.</summary>
public sealed class PythonRuntimeContractTests : RuntimeContract
{
    private readonly CountingRunner _runner = new();

    protected override LaunchRequest Startable
    {
        get
        {
            var source = Directory.CreateDirectory(Path.Combine(TestDirectory, "project")).FullName;
            File.WriteAllText(Path.Combine(source, "train.py"), "");
            return new LaunchRequest
            {
                Attribute = "main",
                Words = ["train"],
                OperationName = "train",
                ProjectDirectory = source,
                SourceRoot = source,
                SourceTarget = ".",
                RunDirectory = Path.Combine(TestDirectory, "run"),
                FlagsDestination = "args",
                Environment = new Dictionary<string, string> { ["GUILD_PYTHON_EXE"] = TestProject.Python, ["PATH"] = "/usr/bin:/bin" },
            };
        }
    }

    [OneTimeSetUp]
    public void RequirePython() => TestProject.RequirePython();

    protected override IOperationRuntime CreateRuntime() => new PythonRuntime(_runner, new TestCachePaths(SharedCache.Directory));
}
