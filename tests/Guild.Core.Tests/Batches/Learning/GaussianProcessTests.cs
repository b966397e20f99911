using Guild.Core.Batches.Learning;

namespace Guild.Core.Tests.Batches.Learning;

public sealed class GaussianProcessTests
{
    private static readonly double[][] Points = [.. Enumerable.Range(0, 11).Select(i => new[] { i / 10.0 })];

    private static double Wave(double x) => Math.Sin(6 * x);

    [Test]
    public void A_smooth_function_is_learnt_between_the_points()
    {
        var model = GaussianProcess.Fit(Points, [.. Points.Select(p => Wave(p[0]))], noise: null);

        foreach (var x in (double[])[0.05, 0.33, 0.71, 0.95])
            Assert.That(model.Predict([x]).Mean, Is.EqualTo(Wave(x)).Within(0.01));
    }

    [Test]
    public void What_is_far_from_all_points_is_uncertain()
    {
        var model = GaussianProcess.Fit([.. Points.Where(p => p[0] < 0.5)], [.. Points.Where(p => p[0] < 0.5).Select(p => Wave(p[0]))], noise: null);

        Assert.That(model.Predict([1.0]).Deviation, Is.GreaterThan(20 * model.Predict([0.25]).Deviation));
    }

    [Test]
    public void Noise_is_not_learnt_by_heart()
    {
        double[] values = [.. Points.Select((p, i) => Wave(p[0]) + (i % 2 == 0 ? 0.3 : -0.3))];

        var model = GaussianProcess.Fit(Points, values, noise: 0.2);

        Assert.That(model.Predict([0.5]).Mean, Is.EqualTo(Wave(0.5)).Within(0.25));
    }

    [Test]
    public void An_input_that_does_not_matter_is_seen_through()
    {
        double[][] points = [.. Enumerable.Range(0, 20).Select(i => new[] { i * 0.618 % 1, i * 0.414 % 1 })];

        var model = GaussianProcess.Fit(points, [.. points.Select(p => Wave(p[0]))], noise: null);

        Assert.That(model.Predict([0.4, 0.05]).Mean, Is.EqualTo(model.Predict([0.4, 0.95]).Mean).Within(0.1));
    }

    [Test]
    public void The_same_point_twice_is_no_obstacle() =>
        Assert.That(GaussianProcess.Fit([[0.5], [0.5]], [1, -1], noise: null).Predict([0.5]).Mean, Is.EqualTo(0).Within(1e-6));
}
