using Guild.Core.Steps;

namespace Guild.Core.Tests.Steps;

/// <summary>A command line that knows few options: enough to see what becomes of them.</summary>
internal sealed class SimpleCommandLine : IRunCommandLine
{
    private static readonly string[] Valued = ["label", "tag", "max-trials", "run-dir", "start"];
    private static readonly string[] Switches = ["stage", "needed", "yes", "force-sourcecode"];

    public RunWords Read(IReadOnlyList<string> words)
    {
        var arguments = new List<string>();
        var options = new Dictionary<string, IReadOnlyList<string>>();
        for (var i = 0; i < words.Count; i++)
        {
            var name = words[i].TrimStart('-');
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
                arguments.Add(words[i]);
            else if (Valued.Contains(name))
                options[name] = [.. options.GetValueOrDefault(name, []), words[++i]];
            else if (Switches.Contains(name))
                options[name] = [""];
            else
                return new RunWords(null, [], options) { Problem = $"No such option: {words[i]}" };
        }

        var hasOperation = arguments.Count > 0 && !arguments[0].Contains('=');
        return new RunWords(hasOperation ? arguments[0] : null, [.. arguments.Skip(hasOperation ? 1 : 0)], options);
    }
}
