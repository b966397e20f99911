using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Operations;
using Guild.Core.Resources.Configs;

namespace Guild.Core.Resources;

/// <summary>Decides which resources a run requires and what was chosen for them. Reads no file.</summary>
/// <param name="file">The Guild file that defines the operation; <see langword="null"/> when there is none.</param>
public sealed class DependencyPlanner(GuildFile? file)
{
    /// <summary>The resources that an operation requires, in order, the copy of a <c>flags-dest: config:FILE</c> last.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="flags">Values for <c>requires: ${flag}</c>; the flags' defaults stand in for what is missing.</param>
    /// <exception cref="GuildException">A resource isn't defined.</exception>
    public IReadOnlyList<RequiredResource> Find(OperationDef operation, IReadOnlyList<NamedValue> flags)
    {
        var references = new FlagReferences(
            operation.Flags.Select(f => new NamedValue(f.Name, f.Default)).Concat(flags));
        var lookup = new ResourceLookup(file, operation);
        var found = operation.Requires.Select(d => RequiredResource.Of(lookup.Find(Chosen(d, operation, flags), references))).ToList();
        if (operation.FlagsDest is { } dest && dest.StartsWith("config:", StringComparison.Ordinal))
            found.Add(RequiredResource.Of(ConfigDestination(dest["config:".Length..], lookup.Directory)));
        return found;
    }

    /// <summary>The dependencies of a run, those of <c>-D</c> after the operation's own.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="flags">The final flag values, runs of operation sources filled in.</param>
    /// <param name="extraPaths">Paths given with <c>-D</c>, as typed.</param>
    /// <param name="workingDirectory">Absolute path of the directory that they are relative to.</param>
    /// <exception cref="GuildException">A resource isn't defined.</exception>
    public IReadOnlyList<PlannedDependency> Plan(
        OperationDef operation,
        IReadOnlyList<NamedValue> flags,
        IReadOnlyList<string> extraPaths,
        string workingDirectory) =>
        [.. Find(operation, flags).Concat(extraPaths.Select(p => ExtraPath(p, workingDirectory))).Select(r => Plan(r, operation, flags))];

    /// <summary>What is given for a required resource may be the name of another resource of the model, which then takes its place.</summary>
    private DependencyDef Chosen(DependencyDef dependency, OperationDef operation, IReadOnlyList<NamedValue> flags)
    {
        if (ResourceFlags.NameOf(dependency) is not { } name || !ResourceFlags.Has(operation, name) || flags.FirstOrDefault(f => f.Key == name)?.Value is not TextValue { Text: var text })
            return dependency;
        var model = file?.Models.FirstOrDefault(m => m.Name == operation.ModelName);
        return model?.Resources.Any(r => r.Name == text) == true ? dependency with { Resource = null, Reference = text } : dependency;
    }

    private static PlannedDependency Plan(
        RequiredResource required, OperationDef operation, IReadOnlyList<NamedValue> flags)
    {
        var config = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var source in required.Resource.Sources)
        {
            var key = SourceKey.Of(source);
            foreach (var (name, value) in flags)
            {
                if ((name == key || (name == required.Name && ResourceFlags.Has(operation, name))) && value is not (NullValue or TextValue { Text: "" }))
                    config[key] = value;
            }
        }

        return new PlannedDependency
        {
            Name = required.Name,
            Resource = required.Resource,
            Config = config,
            ConfigValues = required.Resource.Sources.Any(s => s.Kind == "config") ? ConfigFlagValues.Of(flags, operation.Flags) : [],
        };
    }

    private static RequiredResource ExtraPath(string path, string workingDirectory)
    {
        var config = MapValue.Of((SourceAttributes.File.Name, Value.Of(path)));
        return RequiredResource.Of(new ResourceDef
        {
            Name = path,
            Directory = workingDirectory,
            TargetType = "link",
            Sources = [new SourceDef { Kind = "file", Address = path, Config = config }],
            Config = MapValue.Of((SourceAttributes.TargetType.Name, Value.Of("link")), (ResourceAttributes.Sources.Name, new ListValue([config]))),
        });
    }

    private static ResourceDef ConfigDestination(string path, string directory)
    {
        var target = Path.GetDirectoryName(path);
        var config = MapValue.Of(
            (SourceAttributes.Config.Name, Value.Of(path)),
            (SourceAttributes.ReplaceExisting.Name, Value.True),
            (SourceAttributes.AlwaysResolve.Name, Value.True),
            (SourceAttributes.TargetPath.Name, Value.Of(string.IsNullOrEmpty(target) ? null : target)));
        var source = new SourceDef
        {
            Kind = "config",
            Address = path,
            ReplacesExisting = true,
            AlwaysResolves = true,
            TargetPath = string.IsNullOrEmpty(target) ? null : target,
            Config = new MapValue([.. config.Entries.Where(e => !e.Value.IsNull)]),
        };
        return new ResourceDef
        {
            Directory = directory,
            Sources = [source],
            Config = MapValue.Of((ResourceAttributes.Sources.Name, new ListValue([source.Config]))),
        };
    }
}
