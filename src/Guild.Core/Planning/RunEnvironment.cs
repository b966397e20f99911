using Guild.Abstractions;

namespace Guild.Core.Planning;

/// <summary>The variables of an operation's process (runs.md 5.1).</summary>
internal static class RunEnvironment
{
    /// <summary>The variables that guild adds for an operation, whatever the run: the view of <c>--print-env</c>.</summary>
    /// <param name="setup">The operation.</param>
    /// <param name="launch">What the runtime adds.</param>
    /// <param name="operationEnv">The operation's own <c>env</c> and flag variables, references resolved.</param>
    /// <param name="plugins">The active plugins, sorted.</param>
    /// <param name="gpus">The visible GPUs; <see langword="null"/> when nothing was said.</param>
    public static Dictionary<string, string> ForOperation(
        OperationSetup setup, LaunchRecord launch, IEnumerable<Variable> operationEnv, IReadOnlyList<string> plugins, string? gpus)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in operationEnv)
            variables[name] = value;
        variables["GUILD_PLUGINS"] = string.Join(',', plugins);
        variables["PROJECT_DIR"] = setup.ProjectDirectory;
        if (setup.FlagsDest is { } dest)
            variables["FLAGS_DEST"] = dest;
        if (setup.Operation.HandlesKeyboardInterrupt)
            variables["HANDLE_KEYBOARD_INTERRUPT"] = "1";
        if (gpus is not null)
            variables["CUDA_VISIBLE_DEVICES"] = gpus;
        foreach (var (name, value) in launch.Environment)
            variables[name] = value;
        return variables;
    }

    /// <summary>All variables that are set on top of the inherited environment for one run.</summary>
    public static IReadOnlyDictionary<string, string> ForRun(
        IReadOnlyDictionary<string, string> operation, OperationSetup setup, GuildEnvironment environment, string runDirectory, string runId, string sourceCode)
    {
        var level = environment.Variable("LOG_LEVEL") ?? "20";
        return new Dictionary<string, string>(operation, StringComparer.Ordinal)
        {
            ["CMD_DIR"] = environment.CommandDirectory,
            ["GUILD_HOME"] = environment.Home,
            ["GUILD_OP"] = setup.OperationSpec,
            ["GUILD_SOURCECODE"] = sourceCode,
            ["LOG_LEVEL"] = level,
            // Guild files of 2018 and their programs know the project directory by this name.
            ["MODEL_DIR"] = setup.ProjectDirectory,
            ["RUN_DIR"] = runDirectory,
            ["RUN_ID"] = runId,
        };
    }
}
