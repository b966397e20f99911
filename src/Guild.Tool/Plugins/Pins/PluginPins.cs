using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Plugins.Manifests;

namespace Guild.Tool.Plugins.Pins;

/// <summary>The plugins that a project asks for, and those that its lock file names: two files next to the Guild file.</summary>
/// <remarks>On the way of every run: nothing of NuGet is touched here.</remarks>
internal sealed record PluginPins
{
    public const string FileName = "guild-plugins.json";

    public const string LockFileName = "guild-plugins.lock.json";

    /// <summary>The command that makes it so.</summary>
    public const string Mend = "guild plugins restore";

    /// <summary>What the project asks for.</summary>
    public IReadOnlyList<PluginPin> Pins { get; init; } = [];

    /// <summary>What is used.</summary>
    public IReadOnlyList<LockedPlugin> Locked { get; init; } = [];

    /// <summary>The project's pins; <see langword="null"/> when it has none.</summary>
    /// <exception cref="GuildException">A file can't be read.</exception>
    public static PluginPins? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        var lockPath = Path.Combine(directory, LockFileName);
        return new PluginPins
        {
            Pins = Items(path, Pin),
            Locked = File.Exists(lockPath) ? Items(lockPath, Lock) : [],
        };
    }

    /// <summary>The pins with one more, or with another range for one that there is.</summary>
    public PluginPins With(string id, string range)
    {
        var known = Pins.FirstOrDefault(p => p.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        return this with
        {
            Pins = known is null ? [.. Pins, new PluginPin(id, range)] : [.. Pins.Select(p => p == known ? p with { Range = range } : p)],
        };
    }

    /// <summary>The pin that a user means by a package's or a plugin's name; <see langword="null"/> when there is none.</summary>
    public PluginPin? Named(string name) =>
        Pins.FirstOrDefault(p => p.Id.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Pins.FirstOrDefault(p => LockOf(p)?.Plugin == name);

    /// <summary>What the lock file says of a pin; <see langword="null"/> when it was written for another range, or before the pin.</summary>
    public LockedPlugin? LockOf(PluginPin pin)
    {
        foreach (var locked in Locked)
        {
            if (locked.Id.Equals(pin.Id, StringComparison.OrdinalIgnoreCase) && locked.Requested == pin.Range)
                return locked;
        }

        return null;
    }

    /// <summary>Whether the project enables the observers of a plugin.</summary>
    public bool Enables(string plugin)
    {
        foreach (var pin in Pins)
        {
            if (pin.IsEnabled && LockOf(pin)?.Plugin == plugin)
                return true;
        }

        return false;
    }

    private static List<T> Items<T>(string path, Func<string, object?, T> read)
    {
        try
        {
            if (JsonText.Parse(File.ReadAllBytes(path)) is not Dictionary<string, object?> fields)
                throw new ManifestFormatException("holds no fields");
            List<T> items = [];
            foreach (var (id, value) in fields.GetValueOrDefault("plugins") as Dictionary<string, object?> ?? throw new ManifestFormatException("has no 'plugins'"))
                items.Add(read(id, value));
            return items;
        }
        catch (ManifestFormatException e)
        {
            throw Unreadable(path, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, $"can't be read: {e.Message}");
        }
    }

    private static PluginPin Pin(string id, object? value) => value switch
    {
        string range => new PluginPin(id, range),
        Dictionary<string, object?> fields => new PluginPin(id, fields.GetValueOrDefault("version") as string ?? "*")
        {
            IsEnabled = fields.GetValueOrDefault("enabled") is true,
        },
        _ => throw new ManifestFormatException($"has '{id}' that is no range of versions"),
    };

    private static LockedPlugin Lock(string id, object? value)
    {
        var fields = value as Dictionary<string, object?> ?? throw new ManifestFormatException($"has '{id}' without fields");
        string Text(string name) => fields.GetValueOrDefault(name) as string ?? throw new ManifestFormatException($"has '{id}' without '{name}'");
        return new LockedPlugin(id, Text("plugin"), Text("requested"), Text("resolved"), Text("contentHash"));
    }

    private static GuildException Unreadable(string path, string why) => new(new GuildError($"{Path.GetFileName(path)} {why}")
    {
        Where = new SourceLocation(path, 1, 1),
        Fix = Path.GetFileName(path) == LockFileName ? $"delete it and run '{Mend}'" : "it reads {\"plugins\": {\"NAME\": \"RANGE\"}}",
    });
}
