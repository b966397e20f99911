using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guild.Plugins.Python.Tests.Notebooks;

/// <summary>Notebooks as Jupyter writes them.</summary>
internal static class ANotebook
{
    private static readonly JsonSerializerOptions Jupyters = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A notebook with these code cells, each behind a cell of text that looks like code.</summary>
    public static string Of(params string[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells.SelectMany(c => (JsonNode[])[Text("lr = 9"), Code(c)])]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "python3", ["display_name"] = "Python 3", ["language"] = "python" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 4,
    }.ToJsonString(Jupyters) + "\n";

    /// <summary>The code cells of a notebook's file.</summary>
    public static IReadOnlyList<string> CellsOf(string path) =>
    [
        .. JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray()
            .Where(c => c!["cell_type"]!.GetValue<string>() == "code")
            .Select(c => string.Concat(c!["source"]!.AsArray().Select(l => l!.GetValue<string>()))),
    ];

    private static JsonObject Text(string source) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = Lines(source) };

    private static JsonObject Code(string source) => new()
    {
        ["cell_type"] = "code", ["execution_count"] = null, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = Lines(source),
    };

    private static JsonArray Lines(string source)
    {
        var lines = source.Split('\n');
        return [.. lines.Select((l, i) => (JsonNode)(i < lines.Length - 1 ? l + "\n" : l))];
    }
}
