using System.Reflection;

namespace Guild.Abstractions.Tests;

/// <summary>
/// The contract is frozen: <c>Baselines/MAJOR.MINOR.txt</c> is its public API at each level, in the words of <c>PublicAPI.Shipped.txt</c>,
/// which the compiler compares with the code. A baseline that has been published is never edited.
/// </summary>
/// <remarks>
/// To add something: raise <c>Contract.Level</c> and the packages' versions to the next minor, and add the baseline of that level. To take
/// something away is the next major.
/// </remarks>
public class BaselineTests
{
    private static readonly string Root = typeof(BaselineTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;
    private static readonly string Folder = Path.Combine(Root, "tests", "Guild.Abstractions.Tests", "Baselines");

    [Test]
    public void What_is_public_is_what_the_baseline_of_this_level_says()
    {
        var baseline = Path.Combine(Folder, Contract.Version + ".txt");
        Assert.That(baseline, Does.Exist, $"level {Contract.Version} has no baseline: copy the lines of PublicAPI.*.txt to it");

        var (now, then) = (PublicApi(), Lines(baseline));

        Assert.That(now.Except(then), Is.Empty, $"new since {Contract.Version}: adding to the contract raises its minor version");
        Assert.That(then.Except(now), Is.Empty, $"gone since {Contract.Version}: taking from the contract raises its major version");
    }

    [Test]
    public void A_minor_level_takes_nothing_away_and_asks_for_nothing_more()
    {
        foreach (var (before, after) in Levels().Zip(Levels().Skip(1)).Where(l => l.First.Major == l.Second.Major))
        {
            var (old, grown) = (Lines(PathOf(before)), Lines(PathOf(after)));
            Assert.That(old.Except(grown), Is.Empty, $"gone in {after}");

            var interfaces = old.Where(IsInterface).Select(l => l + ".").ToList();
            Assert.That(
                grown.Except(old).Where(l => interfaces.Exists(i => l.StartsWith(i, StringComparison.Ordinal))),
                Is.Empty,
                $"a published interface never gains a member, a new ability is a new interface: {after}");
        }
    }

    [Test]
    public void There_is_a_baseline_for_each_level_up_to_this_one()
    {
        var own = Version.Parse(Contract.Version);

        Assert.That(
            Levels().Where(l => l.Major == own.Major),
            Is.EqualTo(Enumerable.Range(0, own.Minor + 1).Select(minor => new Version(own.Major, minor))));
    }

    [TestCase("src/Guild.Abstractions/Guild.Abstractions.csproj")]
    [TestCase("src/Guild.Abstractions.Build/Guild.Abstractions.Build.csproj")]
    [TestCase("src/Guild.Abstractions.Testing/Guild.Abstractions.Testing.csproj")]
    [TestCase("templates/Guild.Templates.csproj")]
    public void Its_packages_have_its_level(string project) =>
        Assert.That(File.ReadAllText(Path.Combine(Root, project)), Does.Contain($"<Version>{Contract.Version}."));

    [Test]
    public void A_new_plugin_is_built_for_this_level() => Assert.That(
        File.ReadAllText(Path.Combine(Root, "templates", "guild-plugin", ".template.config", "template.json")),
        Does.Contain($"\"defaultValue\": \"{Contract.Version}."));

    private static bool IsInterface(string line) => line.StartsWith("Guild.Abstractions.I", StringComparison.Ordinal) && !line.Contains(' ') && line.Count(c => c == '.') == 2 && char.IsUpper(line["Guild.Abstractions.I".Length]);

    private static IReadOnlyList<string> PublicApi() =>
        [.. new[] { "Shipped", "Unshipped" }.SelectMany(n => Lines(Path.Combine(Root, "src", "Guild.Abstractions", $"PublicAPI.{n}.txt")))];

    private static IReadOnlyList<string> Lines(string path) =>
        [.. File.ReadAllLines(path).Where(l => l.Length > 0 && !l.StartsWith('#'))];

    private static IReadOnlyList<Version> Levels() =>
        [.. Directory.GetFiles(Folder, "*.txt").Select(f => Version.Parse(Path.GetFileNameWithoutExtension(f))).Order()];

    private static string PathOf(Version level) => Path.Combine(Folder, level.ToString(2) + ".txt");
}
