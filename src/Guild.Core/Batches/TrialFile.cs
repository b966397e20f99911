using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Flags;
using Guild.Core.GuildFiles;
using Guild.Core.Text;
using Guild.Core.Yaml;

namespace Guild.Core.Batches;

/// <summary>A file that lists flags of runs, named <c>@PATH</c> on the command line (cli.md B.6.4).</summary>
public static class TrialFile
{
    /// <summary>The trials of some files, in order: flags that are set, by name. One that sets nothing where there are no files.</summary>
    /// <param name="paths">The paths as typed, without <c>@</c>.</param>
    /// <param name="directory">Absolute path of the directory that they are relative to.</param>
    /// <param name="flags">The flags, whose types say how text is read.</param>
    /// <param name="warnings">Takes texts of warnings.</param>
    /// <exception cref="GuildException">A file isn't there, or lists no trials.</exception>
    public static IReadOnlyList<IReadOnlyList<NamedValue>> ReadAll(
        IReadOnlyList<string> paths, string directory, IReadOnlyList<FlagDef> flags, ICollection<string> warnings)
    {
        var byName = FlagIndex.ByName(flags);
        return paths.Count == 0 ? [[]] : [.. paths.SelectMany(p => Read(p, directory, Decode))];

        Value Decode(string name, string text) => FlagDecoder.Decode(text, byName.GetValueOrDefault(name)?.Type, warnings);
    }

    private static List<IReadOnlyList<NamedValue>> Read(string path, string directory, Func<string, string, Value> decode)
    {
        var full = Path.GetFullPath(path, directory);
        var shown = Path.IsPathRooted(path) ? path : $".{Path.DirectorySeparatorChar}{path}";
        if (!File.Exists(full))
            throw new GuildException($"batch file {shown} does not exist");
        string text;
        try
        {
            text = File.ReadAllText(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(shown, e.Message);
        }

        var trials = Path.GetExtension(full).ToLowerInvariant() switch
        {
            ".csv" or "" => FromTable(CsvText.Parse(text), decode),
            // JSON as people write it is YAML.
            ".json" or ".yml" or ".yaml" => FromData(text, shown),
            _ => throw Unreadable(shown, "unsupported extension", "use .csv, .json, .yml or .yaml"),
        };
        return trials.Count > 0 ? trials : throw new GuildException($"batch file {shown} contains no trials");
    }

    private static List<IReadOnlyList<NamedValue>> FromTable(IReadOnlyList<IReadOnlyList<string>> rows, Func<string, string, Value> decode) =>
        [.. rows.Skip(1).Select(row => rows[0].Zip(row, (name, text) => new NamedValue(name.Trim(), decode(name.Trim(), text))).ToList())];

    private static List<IReadOnlyList<NamedValue>> FromData(string text, string shown)
    {
        Value data;
        try
        {
            data = YamlReader.ReadValue(text);
        }
        catch (GuildException e)
        {
            throw Unreadable(shown, e.Message);
        }

        switch (data)
        {
            case NullValue:
                return [];
            case MapValue trial:
                return [Flags(trial)];
            case ListValue list:
                var trials = new List<IReadOnlyList<NamedValue>>(list.Items.Count);
                foreach (var item in list.Items)
                {
                    trials.Add(item is MapValue flags
                        ? Flags(flags)
                        : throw Unreadable(shown, $"invalid data type for trial {PythonText.Repr(item)}: expected dict"));
                }

                return trials;
            default:
                throw Unreadable(shown, $"invalid data type for trials: expected list or dict, got {TypeName(data)}");
        }
    }

    private static string TypeName(Value value) => value switch
    {
        BooleanValue => "bool",
        IntegerValue => "int",
        FloatValue => "float",
        TextValue => "str",
        _ => "date",
    };

    private static List<NamedValue> Flags(MapValue trial) => [.. trial.Entries.Select(e => new NamedValue(e.Name ?? PythonText.Str(e.Key), e.Value))];

    private static GuildException Unreadable(string shown, string reason, string? fix = null) =>
        new(new GuildError($"cannot read trials for {shown}: {reason}") { Fix = fix });
}
