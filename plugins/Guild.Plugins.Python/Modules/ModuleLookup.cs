namespace Guild.Plugins.Python.Modules;

/// <summary>Finds a module's file as Python's own import would, without importing anything.</summary>
internal static class ModuleLookup
{
    /// <summary>The module, from the first directory that has it; otherwise what Python would say.</summary>
    public static (ProgramModule? Module, string? Error) Find(ModuleSpec spec, IEnumerable<string> searchPath)
    {
        string? error = null;
        foreach (var start in searchPath)
        {
            var directory = spec.Folder.Length == 0 ? start : Path.GetFullPath(Path.Combine(start, spec.Folder));
            var (module, problem) = FindIn(directory, spec.Name);
            if (module is not null)
                return (module, null);
            error ??= problem;
        }

        return (null, error ?? $"No module named {spec}");
    }

    private static (ProgramModule? Module, string? Error) FindIn(string directory, string name)
    {
        var parts = name.Split('.');
        if (Array.Exists(parts, p => p.Length == 0))
            return (null, null);

        // A plain directory may be a parent (a namespace package), so nothing but its existence counts here.
        var parent = Path.Combine([directory, .. parts[..^1]]);
        var file = Path.Combine(parent, parts[^1] + ".py");
        var package = Path.Combine(parent, parts[^1]);
        var isPackage = File.Exists(Path.Combine(package, "__init__.py"));
        if (!isPackage && File.Exists(file))
            return (new ProgramModule(parts.Length == 1 ? ModuleKind.TopLevel : ModuleKind.InPackage, name, file, directory), null);

        var main = Path.Combine(package, "__main__.py");
        if (File.Exists(main))
            return (new ProgramModule(ModuleKind.InPackage, name, main, directory), null);
        return isPackage || Directory.Exists(package)
            ? (null, $"No module named {name}.__main__ ('{name}' is a package and cannot be directly executed)")
            : (null, null);
    }
}
