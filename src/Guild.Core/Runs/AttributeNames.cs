using System.Text;

namespace Guild.Core.Runs;

/// <summary>Names of attributes, to look up as bytes: what a command is going to ask of very many runs.</summary>
public sealed class AttributeNames
{
    private readonly byte[][] _names;

    /// <summary>These names.</summary>
    public AttributeNames(params IEnumerable<string> names) => _names = [.. names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>None: what is asked is which runs there are.</summary>
    public static AttributeNames None { get; } = new();

    /// <summary>Whether a name is one of them.</summary>
    public bool Contains(ReadOnlySpan<byte> name)
    {
        foreach (var known in _names)
        {
            if (name.SequenceEqual(known))
                return true;
        }

        return false;
    }
}
