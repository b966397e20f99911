using Guild.Core.Batches.Learning;
using Guild.Core.Batches.Search;

namespace Guild.Core.Tests.Batches.Learning;

public sealed class TreeTests
{
    private static readonly double[][] Points = [.. Enumerable.Range(0, 40).Select(i => new[] { i / 40.0, i * 0.618 % 1 })];
    private static readonly double[] Step = [.. Points.Select(p => p[0] < 0.5 ? 0.0 : 1.0)];

    [Test]
    public void A_tree_asks_for_what_matters()
    {
        var tree = RegressionTree.Grow(Points, Step, members => members.Average(m => Step[m]), mostDepth: 1, random: null);

        Assert.That(tree.At([0.48, 0.9]), Is.Zero);
        Assert.That(tree.At([0.51, 0.1]), Is.EqualTo(1));
    }

    [Test]
    public void A_forest_is_sure_where_the_trees_agree()
    {
        var forest = TreeForest.Fit(Points, Step, new StableRandom(1));

        Assert.That(forest.Predict([0.1, 0.5]).Mean, Is.EqualTo(0).Within(0.1));
        Assert.That(forest.Predict([0.9, 0.5]).Mean, Is.EqualTo(1).Within(0.1));
        Assert.That(forest.Predict([0.4875, 0.5]).Deviation, Is.GreaterThan(forest.Predict([0.1, 0.5]).Deviation));
    }

    [Test]
    public void Boosting_learns_what_matters_and_knows_where_it_is_unsure()
    {
        var model = BoostedTrees.Fit(Points, Step, new StableRandom(1));

        Assert.That(model.Predict([0.1, 0.5]).Mean, Is.EqualTo(0).Within(0.1));
        Assert.That(model.Predict([0.9, 0.5]).Mean, Is.EqualTo(1).Within(0.1));
        Assert.That(model.Predict([0.4875, 0.5]).Deviation, Is.GreaterThan(5 * model.Predict([0.1, 0.5]).Deviation));
    }
}
