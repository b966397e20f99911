using System.Globalization;

namespace Guild.Plugins.Python.Interpreters;

/// <summary>What must stay the same for remembered facts about an interpreter to hold.</summary>
internal static class InterpreterStamp
{
    /// <summary>A text of one line that changes when the interpreter does.</summary>
    public static string Of(string executable, IReadOnlyDictionary<string, string> environment, string directory)
    {
        var target = File.ResolveLinkTarget(executable, returnFinalTarget: true)?.FullName ?? executable;
        var stamp = $"{executable}|{Age(executable)}|{target}|{Age(target)}";
        return IsScript(target) ? stamp + "|" + SelectedVersion(environment, directory) : stamp;
    }

    /// <summary>Whether the program is a script, as those of version managers are: it starts another interpreter, depending on where it is called.</summary>
    public static bool IsScript(string executable)
    {
        using var file = new FileStream(executable, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        Span<byte> start = stackalloc byte[2];
        return file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start.SequenceEqual("#!"u8);
    }

    // What the version managers in use (pyenv, asdf, mise) look at to choose.
    private static string SelectedVersion(IReadOnlyDictionary<string, string> environment, string directory)
    {
        List<string> facts = [];
        foreach (var name in (string[])["PYENV_VERSION", "PYENV_ROOT", "ASDF_PYTHON_VERSION", "MISE_PYTHON_VERSION"])
            facts.Add(environment.GetValueOrDefault(name, ""));

        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            foreach (var name in (string[])[".python-version", ".tool-versions", "mise.toml"])
            {
                var file = Path.Combine(at, name);
                if (File.Exists(file))
                    facts.Add(file + Age(file));
            }
        }

        var root = environment.GetValueOrDefault("PYENV_ROOT")
            ?? Path.Combine(environment.GetValueOrDefault("HOME", ""), ".pyenv");
        facts.Add(Age(Path.Combine(root, "version")));
        return string.Join('|', facts);
    }

    private static string Age(string file)
    {
        var info = new FileInfo(file);
        return info.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{info.LastWriteTimeUtc.Ticks}+{info.Length}")
            : "-";
    }
}
