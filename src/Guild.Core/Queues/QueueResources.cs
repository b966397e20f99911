using System.Globalization;
using Guild.Core.Errors;

namespace Guild.Core.Queues;

/// <summary>Amounts of what runs of a scheduler share: memory, slots, whatever its user names (runs.md 8.5).</summary>
/// <param name="Amounts">The amounts, by name.</param>
internal sealed record QueueResources(IReadOnlyDictionary<string, ResourceAmount> Amounts)
{
    /// <summary>What a tag begins with that asks for a part: <c>dask:MEM=1e9</c>.</summary>
    private const string TagPrefix = "dask:";

    /// <summary>No resources.</summary>
    public static QueueResources None { get; } = new(new Dictionary<string, ResourceAmount>());

    /// <summary>Reads <c>MEM=5e9 SLOTS=2</c>.</summary>
    /// <exception cref="GuildException">A word isn't NAME=NUMBER.</exception>
    public static QueueResources Parse(string text)
    {
        var amounts = new Dictionary<string, ResourceAmount>(StringComparer.Ordinal);
        foreach (var word in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, amount) = Split(word) ?? throw new GuildException(
                new GuildError($"invalid resource '{word}' in '{text}'") { Fix = "use NAME=NUMBER, as in 'MEM=5e9 SLOTS=2'" });
            amounts[name] = amount;
        }

        return new QueueResources(amounts);
    }

    /// <summary>What the tags of a run ask for. Tags that ask for nothing that can be read mean nothing.</summary>
    public static QueueResources OfTags(IEnumerable<string> tags) => new(
        tags.Where(t => t.StartsWith(TagPrefix, StringComparison.Ordinal))
            .Select(t => Split(t[TagPrefix.Length..]))
            .OfType<(string Name, ResourceAmount Amount)>()
            .GroupBy(a => a.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Amount, StringComparer.Ordinal));

    /// <summary>The names that something asks for and that aren't among these.</summary>
    public IReadOnlyList<string> Missing(QueueResources needed) => [.. needed.Amounts.Keys.Where(n => !Amounts.ContainsKey(n)).Order(StringComparer.Ordinal)];

    /// <summary>Whether there is enough for something, beside what others use.</summary>
    public bool Suffices(QueueResources needed, IEnumerable<QueueResources> used)
    {
        var taken = used.ToList();
        return needed.Amounts.All(n => taken.Sum(u => u.Number(n.Key)) + n.Value.Number <= Number(n.Key));
    }

    /// <summary>The amounts as one text, each as its user wrote it: <c>MEM=1e9</c>, several separated by blanks.</summary>
    public override string ToString() =>
        string.Join(' ', Amounts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value.Text}"));

    private double Number(string name) => Amounts.TryGetValue(name, out var amount) ? amount.Number : 0;

    private static (string Name, ResourceAmount Amount)? Split(string word)
    {
        var at = word.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && double.TryParse(word[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number >= 0
            ? (word[..at], new ResourceAmount(word[(at + 1)..], number))
            : null;
    }
}
