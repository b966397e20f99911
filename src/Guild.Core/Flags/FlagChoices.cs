using Guild.Abstractions;
using Guild.Core.GuildFiles;

namespace Guild.Core.Flags;

/// <summary>What choosing one of a flag's choices means: its value for its alias, and values of other flags (guildfile.md 6.4).</summary>
internal static class FlagChoices
{
    /// <summary>The choice that a value names, by value or by alias.</summary>
    public static FlagChoice? Find(FlagDef flag, Value value)
    {
        foreach (var choice in flag.Choices)
        {
            if (PythonEquality.AreEqual(choice.Value, value) || !choice.Alias.IsNull && PythonEquality.AreEqual(choice.Alias, value))
                return choice;
        }

        return null;
    }

    /// <summary>Replaces aliases by values and sets the other flags that the choices set, unless the user has set those.</summary>
    public static void Apply(IReadOnlyList<FlagDef> flags, Dictionary<string, Value> values, Dictionary<string, Value> typed, FlagCoercion coercion)
    {
        foreach (var flag in flags)
        {
            if (flag.Choices.Count == 0 || !values.TryGetValue(flag.Name, out var value))
                continue;
            values[flag.Name] = value is ListValue list
                ? new ListValue([.. list.Items.Select(item => Find(flag, item)?.Value ?? item)])
                : Find(flag, value)?.Value ?? value;
            foreach (var (name, set) in Find(flag, value)?.Flags ?? [])
            {
                if (typed.TryGetValue(name, out var user) && !user.IsNull)
                    continue;
                var target = flags.FirstOrDefault(f => f.Name == name);
                values[name] = target is null ? set : coercion.Coerce(set, target) ?? set;
            }
        }
    }
}
