using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guild.Core.Errors;
using Guild.Core.Runs;

namespace Guild.Tool.Plugins.Pins;

/// <summary>Writes a project's two files.</summary>
internal static class PinFiles
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds, changes or (with no range) removes a pin; what else the file holds stays.</summary>
    public static void SetPin(string directory, string id, string? range)
    {
        var path = Path.Combine(directory, PluginPins.FileName);
        var root = File.Exists(path) ? JsonNode.Parse(File.ReadAllBytes(path)) as JsonObject ?? [] : [];
        if (root["plugins"] is not JsonObject plugins)
            root["plugins"] = plugins = [];
        var known = plugins.Select(p => p.Key).FirstOrDefault(k => k.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? id;
        if (range is null)
            plugins.Remove(known);
        else if (plugins[known] is JsonObject settings)
            settings["version"] = range;
        else
            plugins[known] = range;
        Write(path, root.WriteTo);
    }

    /// <summary>Writes the lock file, unless it says the same already.</summary>
    public static void WriteLock(string directory, IEnumerable<LockedPlugin> locked)
    {
        Write(Path.Combine(directory, PluginPins.LockFileName), (json, _) =>
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 1);
            json.WriteStartObject("plugins");
            foreach (var plugin in locked.OrderBy(l => l.Id, StringComparer.OrdinalIgnoreCase))
            {
                json.WriteStartObject(plugin.Id);
                json.WriteString("plugin", plugin.Plugin);
                json.WriteString("requested", plugin.Requested);
                json.WriteString("resolved", plugin.Version);
                json.WriteString("contentHash", plugin.ContentHash);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static void Write(string path, Action<Utf8JsonWriter, JsonSerializerOptions?> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Layout))
            write(json, null);
        buffer.WriteByte((byte)'\n');
        var bytes = buffer.ToArray();
        try
        {
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
                AtomicFile.Write(path, Path.GetDirectoryName(path)!, bytes, isDurable: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuildException($"'{path}' can't be written: {e.Message}");
        }
    }
}
