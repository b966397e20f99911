using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Queues;
using Guild.Core.Text;

namespace Guild.Core.Operations;

/// <summary>Finds the operation that a user means (cli.md B.3, guildfile.md 2.3): in the Guild file first, then in installed packages, then as a script.</summary>
public sealed class OperationResolver(GuildEnvironment environment, GuildFileLoader guildFiles)
{
    private readonly PackageOperations packages = new(new ModelPackages(environment), guildFiles);

    private const string TryList = "Try 'guild operations' for a list of available operations.";

    /// <summary>The operation, or an error that says what there is instead.</summary>
    /// <param name="text">The spec as typed; <see langword="null"/> or empty for the default operation.</param>
    /// <exception cref="GuildException">There is no such operation, or more than one.</exception>
    public ResolvedOperation Resolve(string? text)
    {
        var file = guildFiles.Load(GuildFileUse.Operation);
        if (string.IsNullOrEmpty(text))
            return DefaultOperation(file);
        var spec = OperationSpec.Parse(text);
        var model = spec is null || file is null ? null : FindModel(spec, file);
        if (model is not null && model.FindOperation(spec!.Name) is { } operation)
            return Found(operation, model, file!);
        if (spec is { Model: null } && file is not null && UniqueModel(spec.Name, file) is { } unique)
            return Found(unique.FindOperation(spec.Name)!, unique, file);
        if (spec is not null && packages.Find(spec, isInProject: file is not null) is { } packaged)
            return packaged;
        if (BuiltinOperations.Find(text) is { } builtin)
            return builtin;
        if (ScriptOperations.Find(text, environment.WorkingDirectory, guildFiles.IsScriptExtension) is { } script)
            return script;
        throw new GuildException(NotFound(text, spec, model, file));
    }

    /// <summary>The model that a spec means, for help on it; the default model where the spec names none.</summary>
    /// <exception cref="GuildException">There is no such model, or more than one.</exception>
    public (ModelDef Model, GuildFile File) ResolveModel(string? text)
    {
        var file = guildFiles.Load(GuildFileUse.Operation);
        var spec = string.IsNullOrEmpty(text) ? new OperationSpec(null, null, "") : OperationSpec.Parse(text + (text.EndsWith(':') ? "?" : ""));
        var model = file is null || spec is null ? null : FindModel(spec, file) ?? UniqueModel(spec.Name, file);
        if (model is not null)
            return (model, file!);
        if (spec is not null && packages.FindModel(spec) is { } packaged)
            return (packaged.Model, packaged.File.File);
        throw new GuildException(string.IsNullOrEmpty(text) ? NoDefault() : NotFound(text, spec, null, file));
    }

    private static ResolvedOperation Found(OperationDef operation, ModelDef model, GuildFile file) =>
        new() { Operation = operation, Model = model, GuildFile = file, ProjectDirectory = file.Directory };

    private ResolvedOperation DefaultOperation(GuildFile? file)
    {
        if (file?.DefaultModel is not { } model)
            throw new GuildException(NoDefault());
        if (model.DefaultOperation is { } operation)
            return Found(operation, model, file);
        throw new GuildException(new GuildError(model.Name.Length == 0
            ? $"a default operation is not defined for this project\n{TryList}"
            : $"a default operation is not defined for model '{model.Name}'\n{TryListOf(model)}"));
    }

    private static ModelDef? FindModel(OperationSpec spec, GuildFile file)
    {
        if (spec.Model is null)
            return file.DefaultModel ?? file.FindModel("");
        if (spec.Package is not null && file.Package is null)
            return null;
        if (spec.Model.Length == 0)
            return spec.Package is null || spec.Package == file.Package!.Name ? file.FindModel("") : null;
        var text = spec.Package is null ? spec.Model : $"{spec.Package}/{spec.Model}";
        var matches = new List<ModelDef>();
        foreach (var model in file.Models)
        {
            var fullName = spec.Package is null ? model.Name : $"{file.Package!.Name}/{model.Name}";
            if (fullName == text)
                return model;
            if (fullName.Contains(text, StringComparison.Ordinal))
                matches.Add(model);
        }

        return matches.Count switch
        {
            0 => null,
            1 => matches[0],
            _ => throw new GuildException(new GuildError(
                $"there are multiple models that match '{text}'\nTry specifying one of the following:\n"
                + string.Join('\n', matches.Select(m => "  " + m.Name).Order(StringComparer.Ordinal)))),
        };
    }

    // A name that only one model defines needs no model in front of it.
    private static ModelDef? UniqueModel(string operation, GuildFile file)
    {
        var defining = file.Models.Where(m => !m.IsPrivate && m.FindOperation(operation) is not null).ToList();
        if (defining.Count < 2)
            return defining.Count == 0 ? null : defining[0];
        throw new GuildException(new GuildError(
            $"operation '{operation}' is defined for more than one model\nTry specifying one of the following:\n"
            + string.Join('\n', defining.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"  {m.FindOperation(operation)!.FullName}"))));
    }

    private GuildError NotFound(string text, OperationSpec? spec, ModelDef? model, GuildFile? file)
    {
        if (ScriptOperations.LooksLikeScript(text))
            return new GuildError($"script '{text}' does not exist") { Fix = NearestScript(text) };
        if (spec is null)
            return new GuildError($"invalid operation '{text}'\n{TryList}");
        var what = model is null
            ? spec.Model is null && spec.Package is null
                ? $"cannot find operation {text}\nYou may need to include a model in the form MODEL:OPERATION. {TryList}"
                : $"cannot find operation {text}\n{TryList}"
            : model.Name.Length == 0
                ? $"operation '{spec.Name}' is not defined for this project\n{TryList}"
                : $"operation '{spec.Name}' is not defined for model '{model.Name}'\n{TryListOf(model)}";
        return new GuildError(what) { Fix = NearestScript(text) ?? Hint(spec, model, file) };
    }

    // 'train.pu' is no operation's name, but nearly that of a file.
    private string? NearestScript(string text)
    {
        if (!Path.HasExtension(text) || Path.GetDirectoryName(Path.GetFullPath(Path.Combine(environment.WorkingDirectory, text))) is not { } directory || !Directory.Exists(directory))
            return null;
        var scripts = Directory.EnumerateFiles(directory).Select(f => Path.GetFileName(f)).Where(ScriptOperations.LooksLikeScript).Order(StringComparer.Ordinal);
        return NearestName.Find(Path.GetFileName(text), scripts) is { } near ? $"did you mean '{Path.Combine(Path.GetDirectoryName(text) ?? "", near)}'?" : null;
    }

    private string? Hint(OperationSpec spec, ModelDef? model, GuildFile? file)
    {
        if (spec.Package is { } typed && typed.StartsWith("gpkg.", StringComparison.Ordinal))
            return $"'{typed}' is a Python package; guild reads packages that are installed with 'guild install'";
        if (spec.Package is not null && spec.Package != file?.Package?.Name)
            return PackageHint(spec.Package);
        if (file is null)
        {
            return GuildFileFinder.FindAbove(environment.WorkingDirectory) is { } above
                ? $"only the current directory's Guild file counts; one is in '{Path.GetRelativePath(environment.CommandDirectory, Path.GetDirectoryName(above)!)}'"
                : "there is no Guild file here: write a guild.yml that defines operations, or run a script by its name, as in 'guild run train.py'";
        }

        if (model is not null)
        {
            return NearestName.Find(spec.Name, model.Operations.Select(o => o.Name)) is { } name ? $"did you mean '{FullName(model, name)}'?"
                : spec.Model is null && NearestName.Find(spec.Name, BuiltinQueue.All.Select(q => q.FullName)) is { } queue ? $"did you mean '{queue}'?"
                : null;
        }

        if (!string.IsNullOrEmpty(spec.Model))
            return NearestName.Find(spec.Model, file.Models.Select(m => m.Name)) is { } near ? $"did you mean '{near}:{spec.Name}'?" : null;
        return NearestName.Find(spec.Name, file.Models.SelectMany(m => m.Operations).Select(o => o.Name)) is { } op
            ? $"did you mean '{op}'?"
            : null;
    }

    private string? PackageHint(string name)
    {
        var installed = new ModelPackages(environment).All.Select(p => p.Name).ToList();
        return installed.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"try 'guild help {name}' for what package '{name}' has"
            : NearestName.Find(name, installed) is { } near ? $"did you mean package '{near}'?"
            : $"package '{name}' is not installed: try 'guild packages' for a list, or 'guild install {name}'";
    }

    private GuildError NoDefault() => new("cannot find a default operation\nTry 'guild operations' for a list.")
    {
        Fix = Hint(new OperationSpec(null, null, ""), null, guildFiles.Load(GuildFileUse.Operation)),
    };

    private static string FullName(ModelDef model, string operation) => model.Name.Length == 0 ? operation : $"{model.Name}:{operation}";

    private static string TryListOf(ModelDef model) => $"Try 'guild operations {model.Name}' for a list of available operations.";
}
