using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Logging;
using Guild.Core.Yaml;

namespace Guild.Core.Configuration;

/// <summary>The user's configuration file, read when something of it is first asked for (cli.md A.9).</summary>
public sealed class UserConfig(GuildEnvironment environment, IGuildLog log)
{
    private readonly Dictionary<string, MapValue> sections = new(StringComparer.Ordinal);
    private MapValue? root;

    /// <summary>Absolute path of the file that applies; it need not exist.</summary>
    public string Path
    {
        get
        {
            if (environment.Variable("GUILD_CONFIG") is { } given)
                return System.IO.Path.GetFullPath(given, environment.WorkingDirectory);
            var candidates = new[]
            {
                System.IO.Path.Combine(environment.WorkingDirectory, "guild-config.yml"),
                System.IO.Path.Combine(environment.Home, "config.yml"),
            };
            return Array.Find(candidates, File.Exists) ?? System.IO.Path.Combine(environment.UserHome, ".guild", "config.yml");
        }
    }

    /// <summary>A section with its items' <c>extends</c> applied; empty when the file lacks it.</summary>
    /// <exception cref="GuildException">An item extends a name that isn't defined, or itself.</exception>
    public MapValue Section(string name)
    {
        if (!sections.TryGetValue(name, out var section))
            sections[name] = section = Inherit(Root[name] as MapValue ?? Value.EmptyMap);
        return section;
    }

    /// <summary>A setting of a section; <see langword="null"/> when it isn't set.</summary>
    public Value? Setting(string section, string name) => Section(section)[name];

    private MapValue Root => root ??= Read();

    private MapValue Read()
    {
        var path = Path;
        if (!File.Exists(path))
            return Value.EmptyMap;
        try
        {
            return YamlReader.ReadValue(File.ReadAllText(path)) as MapValue ?? Value.EmptyMap;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning($"cannot read user config in {path}: {e.Message}");
        }
        catch (GuildException e)
        {
            log.Warning($"error loading user config in {path}: {e.Message}");
        }

        return Value.EmptyMap;
    }

    private MapValue Inherit(MapValue section) =>
        new([.. section.Entries.Select(e => new MapEntry(e.Key, Inherit(section, e.Value, [])))]);

    private Value Inherit(MapValue section, Value item, IReadOnlyList<string> chain)
    {
        if (item is not MapValue map || map["extends"] is not { } extends)
            return item;
        var merged = new MapValue([.. map.Entries.Where(e => e.Name != "extends")]);
        foreach (var name in extends is ListValue list ? list.Items : [extends])
        {
            var text = (name as TextValue)?.Text ?? "";
            var parent = section[text] ?? (Root["config"] as MapValue)?[text];
            if (parent is null || chain.Contains(text))
            {
                throw new GuildException(new GuildError(parent is null ? $"cannot find '{text}' in {Path}" : $"'{text}' extends itself in {Path}")
                {
                    Where = new SourceLocation(Path, 0, 0),
                });
            }

            merged = Merge(merged, Inherit(section, parent, [.. chain, text]));
        }

        return merged;
    }

    private static MapValue Merge(MapValue own, Value inherited)
    {
        if (inherited is not MapValue parent)
            return own;
        var entries = own.Entries
            .Select(e => e.Value is MapValue map && e.Name is { } n && parent[n] is MapValue below ? new MapEntry(e.Key, Merge(map, below)) : e)
            .Concat(parent.Entries.Where(p => own.Entries.All(o => o.Key != p.Key)));
        return new MapValue([.. entries]);
    }
}
