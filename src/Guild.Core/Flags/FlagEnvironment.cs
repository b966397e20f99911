using Guild.Core.GuildFiles;

namespace Guild.Core.Flags;

/// <summary>The variables that pass flags to a program: <c>FLAG_NAME</c> (guildfile.md 7.6).</summary>
public static class FlagEnvironment
{
    /// <summary>The variables of all flags, skipped ones included.</summary>
    public static IReadOnlyList<Variable> Build(
        IEnumerable<NamedValue> values, IReadOnlyList<FlagDef> flags)
    {
        var byName = FlagIndex.ByName(flags);
        var variables = new List<Variable>();
        foreach (var (name, value) in values)
        {
            var flag = byName.GetValueOrDefault(name);
            var variable = flag?.EnvName is { Length: > 0 } own ? own : VariableName(name);
            variables.Add(new(variable, FlagEncoding.EncodeVariable(flag, value)));
        }

        return variables;
    }

    /// <summary>The name of a flag's variable when it has none of its own: <c>batch-size</c> is <c>FLAG_BATCH_SIZE</c>.</summary>
    public static string VariableName(string flag) => "FLAG_" + string.Create(flag.Length, flag, (name, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.ToUpperInvariant(text[i]);
            name[i] = c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_';
        }
    });
}
