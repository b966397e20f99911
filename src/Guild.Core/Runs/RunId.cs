using Guild.Core.Text;

namespace Guild.Core.Runs;

/// <summary>The id of a run: the name of its directory. New ids are 32 lower-case hex digits; others exist.</summary>
public readonly record struct RunId(string Value)
{
    /// <summary>The first eight characters, or the whole id when it is shorter.</summary>
    public string Short => Value.Length <= 8 ? Value : Value[..8];

    /// <summary>Whether this is a full id of 32 lower-case hex digits.</summary>
    public bool IsFull => Value.Length == 32 && Value.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f');

    /// <summary>A new random id.</summary>
    public static RunId New() => new(RandomName.New());

    /// <inheritdoc/>
    public override string ToString() => Value;
}
