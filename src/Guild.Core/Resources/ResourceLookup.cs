using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Core.Resources;

/// <summary>Finds the resource that an item of <c>requires</c> names (guildfile.md 10.1).</summary>
internal sealed class ResourceLookup(GuildFile? file, OperationDef operation)
{
    /// <summary>Absolute path of the project directory; <c>""</c> for an operation without Guild file, which requires nothing.</summary>
    public string Directory => file?.Directory ?? "";

    /// <summary>The resource of a dependency.</summary>
    /// <exception cref="GuildException">There is none.</exception>
    public ResourceDef Find(DependencyDef dependency, FlagReferences flags)
    {
        if (dependency.Resource is not null)
            return dependency.Resource;
        var name = dependency.Reference ?? "";
        if (!flags.TryResolve(name, out var resolved, out var undefined))
        {
            throw Invalid(dependency, $"invalid dependency '{name}' in operation '{operation.FullName}'",
                $"there is no flag '{undefined}'");
        }

        return FindNamed(dependency, resolved);
    }

    private ResourceDef FindNamed(DependencyDef dependency, string name)
    {
        var required = $"required by operation '{operation.FullName}'";
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && (file?.Package is null || name[..slash] != file.Package.Name))
            throw Invalid(dependency, $"resource '{name}' {required} is not installed", FileHint(name));

        var rest = name[(slash + 1)..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var modelName = colon < 0 ? operation.ModelName : rest[..colon];
        var resourceName = rest[(colon + 1)..];
        var model = file?.Models.FirstOrDefault(m => m.Name == modelName);
        if (model is null && colon >= 0)
            throw Invalid(dependency, $"model '{modelName}' in resource '{name}' {required} is not defined", SourceHint(rest[..colon], resourceName));
        return model?.Resources.FirstOrDefault(r => r.Name == resourceName)
            ?? throw Invalid(dependency, $"resource '{name}' {required} is not defined", FileHint(name) ?? NearHint(model, resourceName));
    }

    private GuildException Invalid(DependencyDef dependency, string problem, string? fix) =>
        new(new GuildError($"invalid definition for operation '{operation.FullName}': {problem}")
        {
            Where = dependency.Location,
            Fix = fix,
        });

    // A plain name is never a file, which surprises people who have just written one.
    private string? FileHint(string name) =>
        file is not null && Path.Exists(Path.Combine(file.Directory, name)) ? $"write 'file: {name}' to require the file of that name" : null;

    private static string? SourceHint(string kind, string address) =>
        kind is "file" or "url" or "operation" or "config" or "module"
            ? $"write '{kind}: {address}', with a blank after the colon" : null;

    private static string NearHint(ModelDef? model, string name) =>
        model is { Resources.Count: > 0 }
            ? $"define '{name}' under 'resources', which has: {string.Join(", ", model.Resources.Select(r => r.Name))}"
            : $"define '{name}' under 'resources', or write 'file: {name}' to require a file";
}
