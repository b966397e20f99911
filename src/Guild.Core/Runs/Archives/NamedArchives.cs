using System.Text.Json;
using Guild.Abstractions;
using Guild.Core.Text;

namespace Guild.Core.Runs.Archives;

/// <summary>The archives that guild keeps by name: <c>archives/ID/</c> in the Guild home, with <c>archive.json</c> beside the runs.</summary>
public sealed class NamedArchives(GuildEnvironment environment)
{
    private const string FileName = "archive.json";

    /// <summary>The archives, by name. Those that the original made in the user's <c>~/.guild</c> are found, too.</summary>
    public IReadOnlyList<NamedArchive> List()
    {
        var archives = new List<NamedArchive>();
        foreach (var directory in Places().Where(Directory.Exists))
            archives.AddRange(Directory.GetDirectories(directory).Select(Read).OfType<NamedArchive>());
        archives.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name) is var order and not 0 ? order : string.CompareOrdinal(a.Path, b.Path));
        return archives;
    }

    /// <summary>An archive by its name; <see langword="null"/> when there is none.</summary>
    public NamedArchive? Find(string name) => List().FirstOrDefault(a => a.Name == name);

    /// <summary>Makes an archive.</summary>
    public NamedArchive Create(string name, string? description)
    {
        var path = Path.Combine(environment.Home, "archives", RunId.New().Value);
        Directory.CreateDirectory(path);
        return Written(new NamedArchive(path, name, description ?? ""));
    }

    /// <summary>Says what an archive is for, in the place of what was said before.</summary>
    public NamedArchive Describe(NamedArchive archive, string description) => Written(archive with { Description = description });

    private static NamedArchive Written(NamedArchive archive)
    {
        var facts = new List<MapEntry> { ("label", Value.Of(archive.Name)) };
        if (archive.Description.Length > 0)
            facts.Add(("description", Value.Of(archive.Description)));
        AtomicFile.Write(Path.Combine(archive.Path, FileName), archive.Path, JsonText.Write(MapValue.Of(facts)));
        return archive;
    }

    private IEnumerable<string> Places()
    {
        var own = Path.Combine(environment.Home, "archives");
        var users = Path.Combine(environment.UserHome, ".guild", "archives");
        return own == users ? [own] : [own, users];
    }

    private static NamedArchive? Read(string directory)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(directory, FileName)));
            return Text(document.RootElement, "label") is { } name ? new NamedArchive(directory, name, Text(document.RootElement, "description") ?? "") : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // A directory that is no archive.
            return null;
        }
    }

    private static string? Text(JsonElement facts, string name) =>
        facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
