using Guild.Core.Errors;
using Guild.Core.GuildFiles.Attributes;

namespace Guild.Core.GuildFiles.Reading;

/// <summary>Reads <c>run-attrs</c> (guildfile.md 15.7).</summary>
internal static class RunAttributeReader
{
    /// <summary>Attributes that guild writes itself.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "cmd", "deps", "env", "exit_status", "flags", "host", "id", "initialized", "label", "op", "opdef_attrs", "pip_freeze", "platform", "plugins",
        "r_packages_loaded", "r_sys_info", "random_seed", "run_params", "sourcecode_digest", "started", "stopped", "user", "user_flags", "vcs_commit",
    };

    /// <summary>The attributes that runs get, in file order.</summary>
    public static IReadOnlyList<NamedValue> Read(AttributeValues operation, List<GuildError> warnings)
    {
        var entries = operation.Entries(OperationAttributes.RunAttrs);
        if (entries.Count == 0)
            return entries;
        foreach (var entry in entries.Where(e => Reserved.Contains(e.Key)))
        {
            warnings.Add(new GuildError($"Invalid run attribute '{entry.Key}' (reserved attribute) - ignoring")
            {
                Where = operation.LocationOf(OperationAttributes.RunAttrs),
            });
        }

        return [.. entries.Where(e => !Reserved.Contains(e.Key))];
    }
}
