using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Resources;

/// <summary>A source that is to be resolved for a run.</summary>
/// <param name="Source">The source, references in place.</param>
/// <param name="Dependency">The dependency that it belongs to.</param>
/// <param name="Flags">The run's flag values.</param>
internal sealed record SourceRequest(SourceDef Source, PlannedDependency Dependency, FlagReferences Flags)
{
    /// <summary>Absolute path of the run directory.</summary>
    public required string RunDirectory { get; init; }

    /// <summary>Names of flags that choose files and runs, rather than being settings of the program.</summary>
    public IReadOnlySet<string> ResourceFlags { get; init; } = new HashSet<string>();

    /// <summary>The variables that the run has besides those that it inherits.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether only what is at hand may be used: no network.</summary>
    public bool IsOffline { get; init; }

    /// <summary>The name in messages and records.</summary>
    public string Name => Source.ResolvingName;

    /// <summary>Absolute path of the directory that relative paths refer to.</summary>
    public string Location => Dependency.Resource.Directory;

    /// <summary>What was chosen for the source; <see langword="null"/> when nothing was.</summary>
    public Value? Choice => Dependency.Config.TryGetValue(SourceKey.Of(Source), out var value) ? value : null;

    /// <summary>The address with flag values in place.</summary>
    /// <exception cref="UnmetException">It refers to a flag that doesn't exist.</exception>
    public string Address => Resolve(Source.Address);

    /// <summary>A text of the source with flag values in place.</summary>
    /// <exception cref="UnmetException">It refers to a flag that doesn't exist.</exception>
    public string Resolve(string text) =>
        Flags.TryResolve(text, out var resolved, out var undefined)
            ? resolved
            : throw new UnmetException($"cannot resolve '{text}' in {Name}: undefined reference '{undefined}'")
            {
                Fix = $"define a flag '{undefined}', or write the path without a reference",
            };
}
