namespace Guild.Plugins.Python.Launching;

/// <summary>The Python files that travel with this plugin.</summary>
internal static class PluginFiles
{
    private static readonly string Root =
        Path.Combine(Path.GetDirectoryName(typeof(PluginFiles).Assembly.Location)!, "python");

    /// <summary>The program that runs a module with flags as globals, or under the debugger.</summary>
    public static string Shim => Path.Combine(Root, "shim", "main.py");

    /// <summary>The program that runs a notebook.</summary>
    public static string Notebook => Path.Combine(Root, "notebooks", "main.py");

    /// <summary>The directory with <c>guild/op_main.py</c> and <c>guild/pass.py</c>, for a module search path.</summary>
    public static string Packages => Path.Combine(Root, "packages");

    /// <summary>The program that reads the flags of a source file.</summary>
    public static string Discovery => Path.Combine(Root, "discovery", "main.py");

    /// <summary>The program that runs another one up to the call that parses its arguments.</summary>
    public static string GuardedRun => Path.Combine(Root, "discovery", "run.py");
}
