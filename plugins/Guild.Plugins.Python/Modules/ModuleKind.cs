namespace Guild.Plugins.Python.Modules;

/// <summary>How a module is found below a directory of the search path.</summary>
internal enum ModuleKind
{
    /// <summary>A file directly in the directory: <c>train.py</c>.</summary>
    TopLevel,

    /// <summary>A file in a package, or the <c>__main__.py</c> of one: it's started with <c>-m</c>.</summary>
    InPackage,
}
