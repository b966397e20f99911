namespace Guild.Plugins.Python.Interpreters;

/// <summary>A Python interpreter and what it says about itself.</summary>
/// <param name="Executable">Absolute path to start it with. A version manager's script is replaced by the program behind it.</param>
/// <param name="VersionText">Its <c>sys.version</c> on one line.</param>
/// <param name="Version">Its version number.</param>
/// <param name="SearchPath">Its <c>sys.path</c> without the program's directory and without PYTHONPATH.</param>
internal sealed record PythonInterpreter(
    string Executable,
    string VersionText,
    Version Version,
    IReadOnlyList<string> SearchPath);
