namespace Guild.Plugins.Python.Modules;

/// <summary>A module that can be executed.</summary>
/// <param name="Kind">How it's found.</param>
/// <param name="Name">Its dotted name, without <c>__main__</c>.</param>
/// <param name="File">Absolute path of the file that's executed.</param>
/// <param name="Directory">Absolute path of the directory that <paramref name="Name"/> starts from.</param>
internal sealed record ProgramModule(ModuleKind Kind, string Name, string File, string Directory);
