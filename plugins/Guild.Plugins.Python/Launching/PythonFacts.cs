using Guild.Abstractions;
using Guild.Plugins.Python.Interpreters;
using Guild.Plugins.Python.Packages;

namespace Guild.Plugins.Python.Launching;

/// <summary>What all that Python runs has in common in the record of a run.</summary>
internal static class PythonFacts
{
    /// <summary>What is no source code of a Python project.</summary>
    public static IReadOnlyList<string> SourceRules { get; } =
    [
        "exclude dir __pycache__",
        "exclude dir * containing bin/activate",
        "exclude dir * containing Scripts/activate",
        "exclude dir build",
        "exclude dir dist",
        "exclude dir *.egg-info",
    ];

    /// <summary>The attributes that are added just before the process starts.</summary>
    public static IReadOnlyDictionary<string, Value> Attributes(LaunchRequest request, PythonInterpreter interpreter, ICachePaths cache)
    {
        var attributes = new Dictionary<string, Value>();
        if (request.RecordsPackages && request.Environment.GetValueOrDefault("NO_PIP_FREEZE") != "1")
            attributes["pip_freeze"] = Value.OfTexts(new InstalledPackages(cache).Of(interpreter));
        return attributes;
    }
}
