using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles.Attributes;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.Resources.Configs;

/// <summary>The flags of <c>flags-dest: config:FILE</c>: every leaf of the file (guildfile.md 8.7).</summary>
public static class ConfigFlagDiscovery
{
    /// <summary>Reads the flags of a file.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="name">The path as the Guild file writes it, for warnings.</param>
    public static DiscoveredFlags Read(string path, string name)
    {
        var found = new DiscoveredFlags { Destination = $"config:{name}", FilesRead = [path], ProgramFile = path };
        if (ConfigFile.FormatOf(path) is not { } format)
            return found with { Warnings = [$"config type for {name} not supported"] };
        try
        {
            return found with { Flags = [.. Of(ConfigFile.Read(File.ReadAllText(path), format, path)).Select(f => f with { Location = new SourceLocation(path, 0, 0) })] };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return found with { Warnings = [$"cannot import flags from {name}: {name} does not exist"], ProgramFile = null };
        }
        catch (Exception e) when (e is GuildException or IOException or UnauthorizedAccessException)
        {
            return found with { Warnings = [$"cannot import flags from {name}: {e.Message}"] };
        }
    }

    /// <summary>The flags of a configuration, in its order: nested keys are joined by dots.</summary>
    public static IReadOnlyList<DiscoveredFlag> Of(MapValue config)
    {
        var flags = new List<DiscoveredFlag>();
        Add(config, "", flags);
        return flags;
    }

    private static void Add(MapValue map, string prefix, List<DiscoveredFlag> flags)
    {
        foreach (var entry in map.Entries)
        {
            var name = prefix + ValueText.Of(entry.Key);
            if (entry.Value is MapValue below)
                Add(below, name + ".", flags);
            else
                flags.Add(new DiscoveredFlag(name, Attributes(entry.Value)));
        }
    }

    private static MapValue Attributes(Value value) => value switch
    {
        ListValue list => MapValue.Of((FlagAttributes.Default.Name, Value.Of(Join(list))), (FlagAttributes.ArgSplit.Name, Value.True)),
        TextValue => MapValue.Of((FlagAttributes.Default.Name, value), (FlagAttributes.Type.Name, Value.Of("string"))),
        BooleanValue => MapValue.Of((FlagAttributes.Default.Name, value), (FlagAttributes.Type.Name, Value.Of("boolean"))),
        IntegerValue or FloatValue => MapValue.Of((FlagAttributes.Default.Name, value), (FlagAttributes.Type.Name, Value.Of("number"))),
        _ => MapValue.Of((FlagAttributes.Default.Name, value)),
    };

    private static string Join(ListValue list) => ShellWords.Join(list.Items.Select(i => YamlWriter.WriteFlow(i).TrimEnd()));
}
