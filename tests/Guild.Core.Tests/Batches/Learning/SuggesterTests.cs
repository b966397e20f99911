using Guild.Abstractions;
using Guild.Core.Batches;
using Guild.Core.Batches.Learning;
using Guild.Core.Batches.Search;
using Guild.Core.Flags;

namespace Guild.Core.Tests.Batches.Learning;

/// <summary>Optimizers find better points than chance does. All seeds are fixed, so that the figures are the same in each run.</summary>
public sealed class SuggesterTests
{
    private const int Trials = 30;
    private const int RandomStarts = 5;
    private static readonly int[] Seeds = [1, 2, 3, 4, 5, 6];

    [TestCase("gp", 0.05)]
    [TestCase("forest", 0.4)]
    [TestCase("gbrt", 0.5)]
    public void An_optimizer_comes_much_nearer_to_a_minimum_than_chance(string optimizer, double part)
    {
        var flags = Flags(("lr", "loguniform[0.0001:1]"), ("momentum", "[0.0:1.0]"));

        var (learned, drawn) = Compare(optimizer, Value.EmptyMap, flags, point => Math.Pow(Math.Log10(Number(point[0])) + 2, 2) + (4 * Math.Pow(Number(point[1]) - 0.7, 2)));

        Assert.That(learned, Is.LessThan(part * drawn));
    }

    [TestCase("gp", 0.3)]
    [TestCase("forest", 0.75)]
    [TestCase("gbrt", 0.6)]
    public void Choices_and_integers_are_searched_as_well(string optimizer, double part)
    {
        BatchFlags flags = new() { Values = [new("layers", Value.Of("[1:40]")), new("opt", Value.OfTexts(["a", "b", "c", "d"])), new("x", Value.Of("[0.0:1.0]"))] };

        var (learned, drawn) = Compare(
            optimizer, Value.EmptyMap, flags, point => (Math.Abs(Number(point[0]) - 23) / 40) + (point[1] == Value.Of("c") ? 0 : 0.5) + Math.Abs(Number(point[2]) - 0.2));

        Assert.That(learned, Is.LessThan(part * drawn));
    }

    [Test]
    public void Each_acquisition_function_finds_the_minimum([Values("LCB", "EI", "PI", "gp_hedge")] string function)
    {
        var settings = MapValue.Of(("acq-func", Value.Of(function)));

        var (learned, drawn) = Compare("gp", settings, Flags(("x", "[0.0:1.0]"), ("y", "[0.0:1.0]")), point => Math.Pow(Number(point[0]) - 0.3, 2) + Math.Pow(Number(point[1]) - 0.6, 2));

        Assert.That(learned, Is.LessThan(0.2 * drawn));
    }

    [TestCase("gp")]
    [TestCase("forest")]
    [TestCase("gbrt")]
    public void A_seed_repeats_a_search(string optimizer)
    {
        var flags = Flags(("x", "[0.0:1.0]"));

        var first = Search(optimizer, Value.EmptyMap, flags, point => Number(point[0]), seed: 3);
        var second = Search(optimizer, Value.EmptyMap, flags, point => Number(point[0]), seed: 3);

        Assert.That(second.Select(o => o.Point[0]), Is.EqualTo(first.Select(o => o.Point[0])));
    }

    [TestCase("gp")]
    [TestCase("forest")]
    [TestCase("gbrt")]
    public void A_space_that_is_searched_through_goes_on(string optimizer)
    {
        var found = Search(optimizer, Value.EmptyMap, Flags(("x", "[1:3]")), point => Number(point[0]), seed: 1);

        Assert.That(found.Select(o => Number(o.Point[0])).Distinct(), Is.EquivalentTo(new[] { 1, 2, 3 }));
    }

    [TestCase("gp")]
    [TestCase("forest")]
    [TestCase("gbrt")]
    public void Values_that_are_all_the_same_are_no_obstacle(string optimizer) =>
        Assert.That(Search(optimizer, Value.EmptyMap, Flags(("x", "[0.0:1.0]")), _ => 1, seed: 1), Has.Count.EqualTo(Trials));

    private static (double Learned, double Drawn) Compare(string optimizer, MapValue settings, BatchFlags flags, Func<IReadOnlyList<Value>, double> loss)
    {
        var space = SearchSpace.Of(flags.Values, []);
        var learned = Seeds.Average(seed => Search(optimizer, settings, flags, loss, seed).Min(o => o.Loss));
        var drawn = Seeds.Average(seed =>
        {
            var random = new StableRandom(seed);
            return Enumerable.Range(0, Trials).Min(_ => loss(space.Draw(random)));
        });
        TestContext.Out.WriteLine($"{optimizer}: {learned:G3}, chance: {drawn:G3}");
        return (learned, drawn);
    }

    private static List<Observation> Search(string optimizer, MapValue settings, BatchFlags flags, Func<IReadOnlyList<Value>, double> loss, int seed)
    {
        var space = SearchSpace.Of(flags.Values, []);
        var random = new StableRandom(seed);
        var suggester = Suggesters.Of(BuiltinOptimizer.Find(optimizer)!, space, new LearningSettings(settings), random);
        var known = new List<Observation>();
        for (var i = 0; i < Trials; i++)
        {
            var point = i < RandomStarts ? space.Draw(random) : suggester.Suggest(known);
            known.Add(new Observation(point, loss(point)));
        }

        return known;
    }

    private static BatchFlags Flags(params (string Name, string Text)[] flags) =>
        new() { Values = [.. flags.Select(f => new NamedValue(f.Name, Value.Of(f.Text)))] };

    private static double Number(Value value) => PythonEquality.Number(value)!.Value;
}
