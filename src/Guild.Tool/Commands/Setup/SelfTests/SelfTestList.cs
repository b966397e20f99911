using Guild.Core.Errors;
using Guild.Core.Text;

namespace Guild.Tool.Commands.Setup.SelfTests;

/// <summary>The tests that there are.</summary>
internal static class SelfTestList
{
    /// <summary>All of them, in the order in which they are shown: what others rely on comes first.</summary>
    public static IReadOnlyList<SelfTest> All { get; } =
    [
        new("home", HomeTest.RunAsync),
        new("plugins", PluginsTest.RunAsync),
        new("guildfile", ProjectTests.GuildFileAsync),
        new("exec", RunTests.ExecAsync) { Hindrance = RunTests.WithoutShellAsync },
        new("python-args", RunTests.PythonArgumentsAsync) { Hindrance = RunTests.WithoutPythonAsync },
        new("python-globals", RunTests.PythonGlobalsAsync) { Hindrance = RunTests.WithoutPythonAsync },
        new("resources", RunTests.ResourcesAsync) { Hindrance = RunTests.WithoutShellAsync },
        new("stop", RunTests.StopAsync) { Hindrance = RunTests.WithoutShellAsync },
        new("runs", RecordTests.ChangeAsync) { Hindrance = RunTests.WithoutShellAsync },
        new("export", RecordTests.ExportAsync) { Hindrance = RunTests.WithoutShellAsync },
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Select(t => t.Name);

    /// <summary>The tests of some names, in the order of the list.</summary>
    /// <exception cref="GuildException">There is none of a name.</exception>
    public static IReadOnlyList<SelfTest> Named(IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
        {
            if (!Names.Contains(name))
            {
                throw new GuildException(new GuildError($"there is no test '{name}'")
                {
                    Fix = NearestName.Hint(name, Names) ?? $"the tests are {string.Join(", ", Names)}",
                });
            }
        }

        return [.. All.Where(t => names.Contains(t.Name))];
    }
}
