using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;

namespace Guild.Core.Tests.Yaml;

/// <summary>Random values for property tests, with a liking for text that looks like something else.</summary>
internal static class AnyValue
{
    private static readonly string[] Pieces =
    [
        "a", "word", "yes", "no", "null", "~", "1", "0", "5", ".", "e", "-", "+", ":", " ", "  ", "#", "'", "\"", "\n", "\t", ",", "[", "]", "{", "}",
        "&", "*", "!", "|", ">", "%", "@", "`", "?", "=", "<<", "_", "é", "日", "😀", "- ", ": ", " #", "---", "2020-01-01", "1e3", "\\", "\x01",
        "a rather long text with blanks in it so that lines are folded when it is written",
    ];

    public static Gen<string> Text { get; } = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    public static Arbitrary<Value> Arbitrary { get; } = Gen.Sized(size => Any(Math.Min(size, 12))).ToArbitrary();

    private static Gen<Value> Scalar { get; } = Gen.OneOf(
        Text.Select(t => Value.Of(t)),
        Gen.Elements(Value.Null, Value.True, Value.False),
        ArbMap.Default.GeneratorFor<long>().Select(n => (Value)new IntegerValue((BigInteger)n * n * n)),
        ArbMap.Default.GeneratorFor<double>().Select(n => Value.Of(n)));

    private static Gen<Value> Any(int size) => size < 2
        ? Scalar
        : Gen.OneOf(
            Scalar,
            Any(size / 3).ListOf().Select(items => (Value)new ListValue([.. items.Take(4)])),
            Text.Zip(Any(size / 3)).ListOf().Select(entries => (Value)MapValue.Of(entries.Take(4).DistinctBy(e => e.Item1).Select(e => new MapEntry(e.Item1, e.Item2)))));
}
