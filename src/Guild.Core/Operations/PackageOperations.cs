using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Core.Operations;

/// <summary>Finds models and operations of installed packages (cli.md B.3).</summary>
public sealed class PackageOperations(ModelPackages packages, GuildFileLoader guildFiles)
{
    /// <summary>The installed packages with their Guild files, ordered by name. One that can't be read is left out, with a warning.</summary>
    public IEnumerable<PackageGuildFile> Files
    {
        get
        {
            foreach (var package in packages.All)
            {
                if (guildFiles.TryReadPackage(package) is { } file)
                    yield return new PackageGuildFile(package, file);
            }
        }
    }

    /// <summary>The operation of a package that a spec means; <see langword="null"/> when there is none.</summary>
    /// <param name="spec">What was typed.</param>
    /// <param name="isInProject">Whether the working directory has a Guild file: there a name alone never means a package's operation.</param>
    /// <exception cref="GuildException">More than one is meant.</exception>
    public ResolvedOperation? Find(OperationSpec spec, bool isInProject)
    {
        if (packages.All.Count == 0)
            return null;
        if (spec.Model is null)
            return isInProject ? null : FindUnique(spec.Name);
        return FindModel(spec) is { } found && found.Model.FindOperation(spec.Name) is { } operation
            ? Resolved(operation, found.Model, found.File)
            : null;
    }

    /// <summary>The model of a package that a spec means; <see langword="null"/> when there is none.</summary>
    /// <exception cref="GuildException">More than one is meant.</exception>
    public (ModelDef Model, PackageGuildFile File)? FindModel(OperationSpec spec)
    {
        if (spec.Model is null || packages.All.Count == 0)
            return null;
        if (spec.Model.Length == 0)
            return FindAnonymous(spec.Package);
        var text = spec.Package is null ? spec.Model : $"{spec.Package}/{spec.Model}";
        List<(ModelDef Model, PackageGuildFile File, string FullName)> matches = [];
        foreach (var file in Files)
        {
            foreach (var model in file.File.Models)
            {
                var fullName = $"{file.Package.Name}/{model.Name}";
                if (model.Name.Length > 0 && (spec.Package is null ? model.Name : fullName).Contains(text, StringComparison.Ordinal))
                    matches.Add((model, file, fullName));
            }
        }

        var equal = matches.FindAll(m => (spec.Package is null ? m.Model.Name : m.FullName) == text);
        if (equal.Count == 1)
            matches = equal;
        return matches.Count switch
        {
            0 => null,
            1 => (matches[0].Model, matches[0].File),
            _ => throw new GuildException(new GuildError(
                $"there are multiple models that match '{text}'\nTry specifying one of the following:\n"
                + string.Join('\n', matches.Select(m => "  " + m.FullName).Order(StringComparer.Ordinal)))),
        };
    }

    /// <summary>The definition that a run of a package was made from, as it is now; <see langword="null"/> when it is gone.</summary>
    public ResolvedOperation? Find(string package, string model, string operation)
    {
        if (packages.Named(package) is not { } installed || guildFiles.TryReadPackage(installed) is not { } file
            || file.FindModel(model) is not { } definition || definition.FindOperation(operation) is not { } found)
            return null;
        return Resolved(found, definition, new PackageGuildFile(installed, file));
    }

    private (ModelDef Model, PackageGuildFile File)? FindAnonymous(string? package) =>
        package is not null && packages.Named(package) is { } installed && guildFiles.TryReadPackage(installed) is { } file && file.FindModel("") is { } model
            ? (model, new PackageGuildFile(installed, file))
            : null;

    private ResolvedOperation? FindUnique(string name)
    {
        var found = Files.SelectMany(f => f.File.Models.Where(m => !m.IsPrivate && m.FindOperation(name) is not null)
            .Select(m => Resolved(m.FindOperation(name)!, m, f))).ToList();
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => throw new GuildException(new GuildError(
                $"operation '{name}' is defined for more than one model\nTry specifying one of the following:\n"
                + string.Join('\n', found.Select(f => "  " + f.FullName).Order(StringComparer.Ordinal)))),
        };
    }

    private static ResolvedOperation Resolved(OperationDef operation, ModelDef model, PackageGuildFile file) => new()
    {
        Operation = operation,
        Model = model,
        GuildFile = file.File,
        Package = file.Package,
        ProjectDirectory = file.File.Directory,
    };
}
