using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Tool.Terminal;

namespace Guild.Tool.Views;

/// <summary>What <c>guild check</c> says about a Guild file: for people, and for editors.</summary>
internal static class GuildFileReport
{
    /// <summary>The problems with the lines that they are in, warnings first.</summary>
    public static string Text(GuildFileReading reading, string workingDirectory)
    {
        var text = new StringBuilder();
        foreach (var warning in reading.Warnings)
            ErrorRenderer.Render(text, warning with { What = "WARNING: " + warning.What, IsBare = true }, workingDirectory);
        foreach (var error in reading.Errors)
            ErrorRenderer.Render(text, error, workingDirectory);
        return text.ToString();
    }

    /// <summary>The problems as one JSON object, ordered by place; the format is in docs/guildfile.md.</summary>
    /// <param name="reading">What was read; <see langword="null"/> when there is no Guild file.</param>
    /// <param name="directory">The directory to which places are relative.</param>
    public static string Json(GuildFileReading? reading, string directory)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("file", reading?.Path);
            json.WriteStartArray("problems");
            foreach (var problem in Problems(reading))
                Write(json, problem, reading!.Path, directory);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private sealed record Problem(GuildError Error, string Severity);

    private static IEnumerable<Problem> Problems(GuildFileReading? reading) => reading is null
        ? []
        : reading.Errors.Select(e => new Problem(e, "error")).Concat(reading.Warnings.Select(w => new Problem(w, "warning")))
            .OrderBy(p => p.Error.Where?.File ?? "", StringComparer.Ordinal).ThenBy(p => p.Error.Where?.Line ?? 0).ThenBy(p => p.Error.Where?.Column ?? 0);

    private static void Write(Utf8JsonWriter json, Problem problem, string path, string directory)
    {
        var (error, prefix) = (problem.Error, $"error in {path}: ");
        json.WriteStartObject();
        json.WriteString("severity", problem.Severity);
        json.WriteString("message", error.What.StartsWith(prefix, StringComparison.Ordinal) ? error.What[prefix.Length..] : error.What);
        json.WriteString("file", error.Where is { } where ? Path.GetFullPath(where.File, directory) : path);
        WritePlace(json, error.Where);
        json.WriteString("fix", error.Fix);
        json.WriteString("nearest", error.Nearest);
        json.WriteEndObject();
    }

    // The end is behind the last character, as editors count.
    private static void WritePlace(Utf8JsonWriter json, SourceLocation? where)
    {
        WriteNumber(json, "line", where?.Line ?? 0);
        WriteNumber(json, "column", where?.Column ?? 0);
        WriteNumber(json, "endLine", where?.Line ?? 0);
        WriteNumber(json, "endColumn", where is { Column: > 0 } ? where.Column + where.Length : 0);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int number)
    {
        if (number > 0)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
