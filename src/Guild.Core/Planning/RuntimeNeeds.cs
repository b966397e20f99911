using Guild.Core.Errors;
using Guild.Core.GuildFiles;

namespace Guild.Core.Planning;

/// <summary>What a plugin that isn't here would have to give so that an operation whose program is missing could run; see <see cref="GuildError.Needs"/>.</summary>
internal static class RuntimeNeeds
{
    /// <summary>
    /// The attributes that nothing here knows, for without its plugin <c>{toy: car}</c> reads as an operation without a program; and the beginnings of
    /// <c>main: toys.car</c> that a plugin may have claimed, which without it reads as a Python module.
    /// </summary>
    public static IReadOnlyList<string> Of(OperationDef operation)
    {
        if (operation.Program.Attribute != "main")
            return [];
        List<string> needs = [.. (operation.Attributes?.Others ?? []).Select(o => o.Name).OfType<string>().Select(name => $"guild-attribute:{name}")];
        var main = operation.Program.Words.Count > 0 ? operation.Program.Words[0] : "";
        for (var i = 0; i < main.Length; i++)
        {
            if (!char.IsLetterOrDigit(main[i]) && main[i] != '_')
                needs.Add($"guild-main:{main[..(i + 1)]}");
        }

        return needs;
    }
}
