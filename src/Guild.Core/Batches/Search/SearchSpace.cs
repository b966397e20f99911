using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Flags;
using Guild.Core.Text;

namespace Guild.Core.Batches.Search;

/// <summary>The flags of a batch's prototype, told apart: those that a search chooses values for, and those that are the same in each trial.</summary>
public sealed class SearchSpace
{
    private readonly IReadOnlyList<NamedValue> _flags;

    private SearchSpace(IReadOnlyList<NamedValue> flags, IReadOnlyList<SearchDimension> dimensions) => (_flags, Dimensions) = (flags, dimensions);

    /// <summary>The dimensions, by flag.</summary>
    public IReadOnlyList<SearchDimension> Dimensions { get; }

    /// <summary>How many numbers stand for a point.</summary>
    public int Width => Dimensions.Sum(d => d.Width);

    /// <summary>Reads the flags: a list is a choice, a search function a range.</summary>
    /// <param name="flags">The flags, by name.</param>
    /// <param name="literal">The flags whose text is meant as it is, although it reads like a function.</param>
    /// <exception cref="GuildException">A function is wrong, or there is nothing to search for.</exception>
    public static SearchSpace Of(IReadOnlyList<NamedValue> flags, IReadOnlyCollection<string> literal)
    {
        var dimensions = flags.Select(f => DimensionOf(f, literal)).OfType<SearchDimension>().ToList();
        return dimensions.Count > 0 ? new SearchSpace(flags, dimensions) : throw new GuildException(
            $"flags for batch ({string.Join(", ", flags.Select(f => FlagText.FormatAssignment(f.Key, f.Value)))}) do not contain any search dimensions\n"
            + "Try specifying a range for one or more flags as NAME=[MIN:MAX].");
    }

    /// <summary>A point drawn at random.</summary>
    /// <param name="random">Draws it.</param>
    public IReadOnlyList<Value> Draw(StableRandom random) => [.. Dimensions.Select(d => d.Draw(random))];

    /// <summary>A point with the first values that functions name in place of its own: the one of the first trial.</summary>
    public IReadOnlyList<Value> WithInitial(IReadOnlyList<Value> point) => [.. Dimensions.Select((d, i) => d.Initial ?? point[i])];

    /// <summary>A point near another one: as often in one dimension only as in all.</summary>
    public IReadOnlyList<Value> DrawNear(IReadOnlyList<Value> point, double spread, StableRandom random)
    {
        var only = random.NextIndex(2) == 0 ? random.NextIndex(Dimensions.Count) : -1;
        return [.. Dimensions.Select((d, i) => only >= 0 && only != i ? point[i] : d.DrawNear(point[i], spread, random))];
    }

    /// <summary>The flags of a trial at a point.</summary>
    public IReadOnlyList<NamedValue> Trial(IReadOnlyList<Value> point)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        for (var i = 0; i < point.Count; i++)
            values[Dimensions[i].Flag] = point[i];
        return [.. _flags.Select(f => values.TryGetValue(f.Key, out var value) ? new NamedValue(f.Key, value) : f)];
    }

    /// <summary>The point at which a run with these flags lies; <see langword="null"/> when it lies at none.</summary>
    public IReadOnlyList<Value>? PointOf(MapValue flags)
    {
        var point = new Value[Dimensions.Count];
        for (var i = 0; i < point.Length; i++)
        {
            if (flags[Dimensions[i].Flag] is not { } value || !Dimensions[i].Understands(value))
                return null;
            point[i] = value;
        }

        return point;
    }

    /// <summary>The numbers, from 0 to 1, that stand for a point.</summary>
    public double[] Encode(IReadOnlyList<Value> point)
    {
        var numbers = new double[Width];
        var at = 0;
        for (var i = 0; i < point.Count; i++)
        {
            Dimensions[i].Encode(point[i], numbers.AsSpan(at, Dimensions[i].Width));
            at += Dimensions[i].Width;
        }

        return numbers;
    }

    private static SearchDimension? DimensionOf(NamedValue flag, IReadOnlyCollection<string> literal) => flag.Value switch
    {
        ListValue { Items.Count: > 0 } list => new ChoiceDimension(flag.Key, list.Items),
        TextValue text when !literal.Contains(flag.Key) && FlagFunction.IsFunction(text.Text) => SearchFunctions.Range(flag.Key, FlagFunction.Parse(text.Text)!),
        _ => null,
    };
}
