using System.Text;

namespace Guild.Tool.Terminal;

/// <summary>A table of very many rows, which takes little more memory than its text: <see cref="Table"/> needs all cells as strings.</summary>
internal sealed class PackedTable
{
    // Small enough for the garbage collector to move.
    private const int BlockSize = 64 * 1024;
    private const int LengthSize = sizeof(int);

    private readonly List<byte[]> _blocks = [];
    private readonly List<int> _ends = [];
    private int[] _widths = [];

    /// <summary>Adds a row. All have the same number of cells.</summary>
    public void Add(IReadOnlyList<string> cells)
    {
        if (_widths.Length == 0)
            _widths = new int[cells.Count];
        for (var c = 0; c < cells.Count; c++)
        {
            _widths[c] = Math.Max(_widths[c], TextWidth.Of(cells[c]));
            Append(cells[c]);
        }
    }

    /// <summary>The lines, as <see cref="Table.Format"/> makes them.</summary>
    /// <param name="width">Where lines are cut; <see langword="null"/> for not at all.</param>
    public IEnumerable<string> Lines(int? width)
    {
        var cells = new string[_widths.Length];
        var filled = 0;
        for (var b = 0; b < _blocks.Count; b++)
        {
            for (var at = 0; at < _ends[b];)
            {
                var length = BitConverter.ToInt32(_blocks[b], at);
                cells[filled++] = Encoding.UTF8.GetString(_blocks[b], at + LengthSize, length);
                at += LengthSize + length;
                if (filled < cells.Length)
                    continue;
                yield return Table.Line(cells, _widths, width);
                filled = 0;
            }
        }
    }

    private void Append(string cell)
    {
        var most = LengthSize + Encoding.UTF8.GetMaxByteCount(cell.Length);
        if (_blocks.Count == 0 || _blocks[^1].Length - _ends[^1] < most)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, most)]);
            _ends.Add(0);
        }

        var (block, at) = (_blocks[^1], _ends[^1]);
        var length = Encoding.UTF8.GetBytes(cell, block.AsSpan(at + LengthSize));
        BitConverter.TryWriteBytes(block.AsSpan(at), length);
        _ends[^1] = at + LengthSize + length;
    }
}
