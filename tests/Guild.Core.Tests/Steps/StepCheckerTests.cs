using Guild.Core.Runs;
using Guild.Core.Steps;
using Guild.Core.Tests.Resources;

namespace Guild.Core.Tests.Steps;

internal sealed class StepCheckerTests
{
    private readonly RecordingLog log = new();
    private RunDirectory run = new("");

    [SetUp]
    public void MakeRun()
    {
        log.Lines.Clear();
        run = new RunDirectory(Path.Combine(Directory.CreateTempSubdirectory("guild-").FullName, "abc"));
        Directory.CreateDirectory(run.Meta);
        File.WriteAllText(run.Output, "first\nloss: 0.5\n");
        File.WriteAllText(Path.Combine(run.Path, "a.txt"), "one\ntwo\n");
        File.WriteAllText(Path.Combine(run.Path, "b.txt"), "one\n");
        File.WriteAllText(Path.Combine(run.Path, ".hidden.txt"), "");
    }

    [TearDown]
    public void DeleteRun() => Directory.Delete(Path.GetDirectoryName(run.Path)!, recursive: true);

    [Test]
    public void All_checks_are_made_even_if_one_fails()
    {
        var hasPassed = Check(new OutputCheck("^nix$"), new OutputCheck(@"^loss: (?P<number>\S+)$"));

        Assert.That(hasPassed, Is.False);
        Assert.That(log.Lines, Is.EqualTo(new[]
        {
            "checking run abc output for '^nix$'", "ERROR: check failed: could not find pattern '^nix$' in run abc output",
            @"checking run abc output for '^loss: (?P<number>\\S+)$'", "1 of 2 checks passed",
        }));
    }

    [Test]
    public void Each_file_that_matches_must_contain_the_pattern()
    {
        var hasPassed = Check(new FileCheck("*.txt") { Contains = "two" });

        Assert.That(hasPassed, Is.False);
        Assert.That(log.Lines, Is.EqualTo(new[]
        {
            "checking run abc files '*.txt'", "checking run abc file a.txt for 'two'", "checking run abc file b.txt for 'two'",
            "ERROR: check failed: could not find pattern 'two' in run abc file b.txt", "0 of 1 checks passed",
        }));
    }

    [Test]
    public void A_file_is_compared_with_one_that_variables_and_the_run_directory_lead_to()
    {
        var hasPassed = Check(new FileCheck("a.txt") { CompareTo = "${SUB}b.txt" });

        var path = Path.Combine(run.Path, "b.txt");
        Assert.That(hasPassed, Is.False);
        Assert.That(log.Lines, Is.EqualTo(new[]
        {
            "checking run abc files 'a.txt'", $"comparing run abc file a.txt to {path}",
            "ERROR: --- ./b.txt\n+++ a.txt\n@@ -1 +1,2 @@\n one\n+two",
            "ERROR: check failed: unexpected file contents - see above for details", "0 of 1 checks passed",
        }));
    }

    [TestCase("*.csv")]
    [TestCase("sub/*.txt")]
    public void Files_that_are_not_there_fail_a_check(string glob)
    {
        Assert.That(Check(new FileCheck(glob)), Is.False);
        Assert.That(log.Lines, Has.Some.EqualTo($"ERROR: check failed: no files matching {glob} in run abc"));
    }

    [Test]
    public void A_check_that_says_nothing_is_told_of_and_counts_for_nothing()
    {
        Assert.That(Check(new UnknownCheck(), new OutputCheck("first")), Is.True);
        Assert.That(log.Lines[0], Is.EqualTo("ERROR: invalid check config - expected one of: file, output"));
        Assert.That(log.Lines[^1], Is.EqualTo("1 of 1 checks passed"));
    }

    [Test]
    public void What_cannot_be_compared_or_searched_for_fails_its_check()
    {
        Assert.That(Check(new FileCheck("a.txt") { CompareTo = "nix" }, new OutputCheck("(")), Is.False);
        Assert.That(log.Lines.Where(l => l.StartsWith("ERROR: check failed: ", StringComparison.Ordinal)), Has.Exactly(2).Items);
    }

    private bool Check(params StepCheck[] checks) => new StepChecker(log, name => name == "SUB" ? "./" : null).Check(run, checks);
}
