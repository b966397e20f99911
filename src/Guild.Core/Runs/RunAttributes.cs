using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Yaml;

namespace Guild.Core.Runs;

/// <summary>The attributes of a run: one YAML document per file (runs.md 2.3). A file that is empty or null counts as absent.</summary>
public static class RunAttributes
{
    /// <summary>Reads an attribute; <see langword="null"/> when the run doesn't have it.</summary>
    /// <exception cref="GuildException">The file can't be read or isn't YAML.</exception>
    public static Value? Read(RunDirectory run, string name)
    {
        var path = run.Attribute(name);
        try
        {
            if (SmallFile.ReadText(path) is not { } text)
                return null;
            var value = YamlReader.ReadValue(text);
            return value.IsNull ? null : value;
        }
        catch (Exception e) when (e is GuildException or IOException or UnauthorizedAccessException)
        {
            throw new GuildException([new GuildError($"cannot read attribute '{name}' of run '{run.Id}' ({path}): {e.Message}")], cause: e);
        }
    }

    /// <summary>The names of a run's attributes, sorted.</summary>
    public static IReadOnlyList<string> Names(RunDirectory run)
    {
        try
        {
            var names = Directory.EnumerateFiles(run.Attributes).Select(p => Path.GetFileName(p)).ToArray();
            Array.Sort(names, string.CompareOrdinal);
            return names;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Writes an attribute, creating the directories that it needs.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">The attribute.</param>
    /// <param name="value">The value; <see cref="Value.Null"/> is written as such.</param>
    /// <param name="isDurable">Whether it is on the disk when this returns (<c>exit_status</c>).</param>
    public static void Write(RunDirectory run, string name, Value value, bool isDurable = false)
    {
        var text = Encode(value);
        try
        {
            AtomicFile.Write(run.Attribute(name), run.Meta, text, isDurable);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(run.Attributes);
            AtomicFile.Write(run.Attribute(name), run.Meta, text, isDurable);
        }
    }

    /// <summary>Deletes an attribute; nothing happens when the run doesn't have it.</summary>
    public static void Delete(RunDirectory run, string name)
    {
        try
        {
            File.Delete(run.Attribute(name));
        }
        catch (DirectoryNotFoundException)
        {
            // No attributes at all: what was asked for is so already.
        }
    }

    /// <summary>The bytes of an attribute's file, as text.</summary>
    public static string Encode(Value value) => YamlWriter.Write(value).Trim() + Environment.NewLine;
}
