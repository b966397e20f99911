using Guild.Abstractions;
using Guild.Abstractions.Testing;

namespace Guild.Plugins.Exec.Tests;

/// <summary>What every runtime is tested for.</summary>
public sealed class ExecRuntimeContractTests : RuntimeContract
{
    protected override LaunchRequest Startable => new()
    {
        Attribute = "exec",
        Words = ["echo", "${flag_args}", "done"],
        OperationName = "say",
        ProjectDirectory = TestDirectory,
        SourceRoot = TestDirectory,
        SourceTarget = ".",
        RunDirectory = Path.Combine(TestDirectory, "run"),
        FlagsDestination = "args",
        Environment = new Dictionary<string, string>(),
    };

    protected override IOperationRuntime CreateRuntime() => new ExecRuntime(new NoProcesses(), new TestCachePaths(Path.Combine(TestDirectory, "cache")));

    private sealed class NoProcesses : IProcessRunner
    {
        public Task<ProcessResult> RunAsync(ProcessCall call, CancellationToken cancel) => throw new NotSupportedException(call.Program);
    }
}
