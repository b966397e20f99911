using Guild.Core.GuildFiles;
using Guild.Core.Runs;

namespace Guild.Core.Operations;

/// <summary>An operation that was found: in a Guild file, or as a file that runs without one.</summary>
public sealed record ResolvedOperation
{
    /// <summary>The operation.</summary>
    public required OperationDef Operation { get; init; }

    /// <summary>The Guild file that defines it; <see langword="null"/> for a script.</summary>
    public GuildFile? GuildFile { get; init; }

    /// <summary>The installed package that the Guild file is from; <see langword="null"/> for a project's.</summary>
    public ModelPackage? Package { get; init; }

    /// <summary>The operation's model; <see langword="null"/> for a script.</summary>
    public ModelDef? Model { get; init; }

    /// <summary>Absolute path of the script; <see langword="null"/> for an operation of a Guild file.</summary>
    public string? ScriptPath { get; init; }

    /// <summary>Absolute path of the directory that source code and project files come from.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>The identity that runs of a script record.</summary>
    public OpRef? ScriptRef { get; init; }

    /// <summary>The identity that runs record. Asking reads the Guild file's digest.</summary>
    public OpRef OpRef =>
        ScriptRef ?? (Package is not null
            ? new OpRef("package", Package.Name, Package.Version, Operation.ModelName, Operation.Name)
            : new OpRef("guildfile", GuildFile!.Path, GuildFile.Digest, Operation.ModelName, Operation.Name));

    /// <summary>What users see and type: <c>model:operation</c>, <c>operation</c>, <c>package/model:operation</c>, <c>train.py</c>.</summary>
    public string FullName => Package is null ? Operation.FullName : $"{Package.Name}/{Operation.FullName}";
}
