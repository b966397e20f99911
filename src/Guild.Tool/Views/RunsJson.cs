using System.Text;
using Guild.Abstractions;
using Guild.Core.Runs;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>The list of runs for scripts: one line of ASCII, which some of them compare byte by byte.</summary>
internal static class RunsJson
{
    // As stored, null when the run doesn't have it; in this order.
    private static readonly string[] FirstAttributes = ["exit_status", "cmd", "comments", "marked", "label", "started"];

    // So many are made into text side by side, so many of them by one thread.
    private const int ChunkSize = 256;
    private const int BlockSize = 32;

    /// <summary>The attributes that a list shows.</summary>
    public static AttributeNames Attributes { get; } = new([.. FirstAttributes, "stopped", "tags"]);

    /// <summary>Writes a list of runs (cli.md B.13 rule 12), each as it comes: all of a hundred thousand wouldn't fit into little memory.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="onDamaged">Is told of those that couldn't be read in full.</param>
    public static void WriteList(TextWriter writer, IEnumerable<Run> runs, Action<Run> onDamaged)
    {
        writer.Write('[');
        var separator = "";
        // One chunk is made into text while the next is taken out of the list.
        Action? writePrevious = null;
        try
        {
            foreach (var chunk in runs.Chunk(ChunkSize))
            {
                writePrevious?.Invoke();
                writePrevious = Begin(chunk);
            }
        }
        finally
        {
            writePrevious?.Invoke();
        }

        writer.Write(']');

        Action Begin(Run[] chunk)
        {
            var texts = new StringBuilder[(chunk.Length + BlockSize - 1) / BlockSize];
            var finish = SideBySide.Begin(chunk.Length, BlockSize, (from, to) =>
            {
                var text = texts[from / BlockSize] = new StringBuilder();
                for (var i = from; i < to; i++)
                {
                    var run = Of(chunk[i]);
                    // Taken away by another guild meanwhile: what is left of it would be a lie.
                    if (!chunk[i].IsGone)
                        JsonText.AppendAscii(text.Length == 0 ? text : text.Append(", "), run);
                }
            });
            return () =>
            {
                finish();
                foreach (var text in texts)
                {
                    if (text.Length == 0)
                        continue;
                    writer.Write(separator);
                    separator = ", ";
                    writer.Write(text);
                }

                foreach (var run in chunk)
                {
                    if (run.Damage is not null)
                        onDamaged(run);
                }
            };
        }
    }

    private static MapValue Of(Run run)
    {
        var entries = new List<MapEntry>
        {
            ("id", Value.Of(run.Id.Value)),
            ("run_dir", Value.Of(run.Directory.Path)),
            ("opref", Value.Of(run.OpRefText)),
        };
        entries.AddRange(FirstAttributes.Select(name => new MapEntry(name, run[name] ?? Value.Null)));
        entries.Add(("status", Value.Of(run.State.Word)));
        entries.Add(("stopped", run["stopped"] ?? Value.Null));
        entries.Add(("tags", run["tags"] ?? Value.Null));
        if (run.Prototype is { } prototype)
            entries.Add(("batch_proto", Of(prototype)));
        return MapValue.Of(entries);
    }
}
