using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Operations;
using Guild.Core.Resources;
using Guild.Core.Runs;

namespace Guild.Core.Planning;

/// <content>What another run was: its operation and flags, for a restart or for a new run like it.</content>
public sealed partial class RunPlanner
{
    private Run Find(string reference)
    {
        var found = runs.Named(reference, environment.WorkingDirectory);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new GuildException($"could not find a run matching '{reference}'\nTry 'guild runs list' for a list."),
            _ => throw new GuildException(new GuildError(
                $"'{reference}' matches multiple runs:\n" + string.Join('\n', found.Select(r => $"  {r.Id.Short}"))) { IsBare = true }),
        };
    }

    private static void CheckNotRunning(Run from)
    {
        if (from.Status == RunStatus.Running)
        {
            throw new GuildException(
                $"cannot restart run {from.Id} because it's running\nUse 'guild stop {from.Id}' to stop it first and try again.");
        }
    }

    /// <summary>A run with the operation and the flags of another, in its directory (a restart) or in a new one.</summary>
    private async Task<OperationSetup> AgainAsync(Run from, RunRequest request, bool isRestart, CancellationToken cancel)
    {
        var recorded = RecordedOperation.Parse(from["op"]) ?? throw new GuildException(
            $"cannot restart run in {from.Directory.Path}: missing op configuration\n"
            + "The run may not have been initialized correctly. Try starting the operation without the --start/--restart flag.");
        var opRef = from.OpRef ?? throw new GuildException($"invalid opref for run '{from.Id}' ({from.Directory.Path})");
        var old = NamedValue.Of(from.Flags);
        var needsDefinition = request.Arguments.Count > 0 || request.ForcesSourceCode || request.Operation is not null;
        var setup = needsDefinition
            ? await FromDefinitionAsync(from, opRef, old, request, cancel)
            : FromRecord(from, recorded, opRef, old, request);
        return setup with
        {
            From = from,
            IsRestart = isRestart,
            Subject = isRestart ? $"{from.Id} ({setup.OperationText})" : setup.OperationText,
            LabelTemplate = LabelOf(request) ?? recorded.LabelTemplate,
            Tags = isRestart && request.Tags.Count == 0 ? from.Tags : [.. request.Tags.Concat(setup.Operation.Tags).Distinct()],
            RandomSeed = request.RandomSeed ?? ((from["random_seed"] as IntegerValue) is { } seed ? (long)seed.Number : Random.Shared.NextInt64(0, 1L << 32)),
        };
    }

    private async Task<OperationSetup> FromDefinitionAsync(
        Run from, OpRef opRef, IReadOnlyList<NamedValue> old, RunRequest request, CancellationToken cancel)
    {
        var resolved = request.Operation is not null ? operations.Resolve(request.Operation) : FindDefinition(from, opRef);
        var found = await flags.FindAsync(resolved, cancel);
        var operation = WithFlags(resolved.Operation, found, request, old);
        return CompleteAll(resolved, operation, found, request, old);
    }

    private ResolvedOperation FindDefinition(Run from, OpRef opRef)
    {
        try
        {
            return definitions.Find(opRef);
        }
        catch (GuildException e)
        {
            var name = opRef.ModelName.Length > 0 ? $"{opRef.ModelName}:{opRef.OperationName}" : opRef.OperationName;
            throw new GuildException(
                [
                    new GuildError(
                        $"cannot find definition for operation '{name}' in run {from.Id}\n"
                        + "This is required when setting flags or using '--force-sourcecode' for restart or a new run."),
                ],
                cause: e);
        }
    }

    private OperationSetup FromRecord(
        Run from, RecordedOperation recorded, OpRef opRef, IReadOnlyList<NamedValue> old, RunRequest request)
    {
        var operation = recorded.ToDefinition(opRef);
        if (PluginProgram.Of(from) is { } program)
            operation = operation with { Program = program };
        if (recorded.MissingSecrets is { Count: > 0 } secrets)
            operation = operation with { Env = [.. operation.Env, .. DefinedVariables(opRef, secrets)] };
        var text = OperationText(opRef);
        return new OperationSetup
        {
            Operation = operation,
            OpRef = opRef,
            OperationText = text,
            OperationSpec = opRef.PackageType == "script" ? Path.Combine(opRef.PackageName, opRef.OperationName) : text,
            Subject = text,
            ProjectDirectory = recorded.ProjectDirectory,
            FlagsDest = recorded.CommandEnv["FLAGS_DEST"] is TextValue dest ? dest.Text : recorded.FlagsDest,
            Flags = old,
            UserFlags = [],
            Dependencies = DependencyRecord.Read((MapValue)from["op"]!, old),
            ModuleDirectories = operation.Program.Attribute == "main" ? DefinitionOf(opRef)?.GuildFile?.ParentDirectories ?? [] : [],
            RandomSeed = 0,
        };
    }

    /// <summary>The values of secrets, which no run records: from the definition if there still is one, else whatever the environment has.</summary>
    private IEnumerable<NamedValue> DefinedVariables(OpRef opRef, IReadOnlyList<string> names) =>
        DefinitionOf(opRef)?.Operation.Env.Where(e => names.Contains(e.Key)) ?? [];

    /// <summary>The definition as it is now; <see langword="null"/> when it is gone or can't be read.</summary>
    private ResolvedOperation? DefinitionOf(OpRef opRef)
    {
        try
        {
            return definitions.Find(opRef);
        }
        catch (GuildException)
        {
            return null;
        }
    }

    private static string OperationText(OpRef opRef) => opRef.PackageType switch
    {
        "package" => $"{opRef.PackageName}/{Unqualified(opRef)}",
        _ => Unqualified(opRef),
    };

    private static string Unqualified(OpRef opRef) =>
        opRef.ModelName.Length == 0 ? opRef.OperationName : $"{opRef.ModelName}:{opRef.OperationName}";
}
