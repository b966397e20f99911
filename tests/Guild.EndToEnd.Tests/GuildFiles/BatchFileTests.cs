using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.GuildFiles;

/// <summary>Files that list flags: <c>@PATH</c>, and the trials that lists of values stand for.</summary>
public sealed class BatchFileTests : ProjectTest
{
    private const string GuildFile = "train: {exec: 'echo ${flag_args}', flags: {lr: {default: 0.1, type: float, max: 1}, epochs: 3, opt: null, name: {type: string}}}\n";

    [TestCase("b.csv", "lr,name\n0.3,013\n", "--epochs 3 --lr 0.3 --name 013")]
    [TestCase("b", "epochs,opt\n4,\"a, b\"\n", "--epochs 4 --lr 0.1 --opt a, b")]
    [TestCase("b.yml", "{lr: 5, zz: yes}\n", "--epochs 3 --lr 5.0 --zz 1")]
    [TestCase("b.json", "[{\"opt\": \"sgd\"}]", "--epochs 3 --lr 0.1 --opt sgd")]
    public void A_file_with_one_trial_gives_the_flags_of_a_run_unchecked(string name, string text, string expected)
    {
        Project.With("guild.yml", GuildFile).With(name, text);

        Assert.That(Project.GuildOk("run", "train", "@" + name, "-y").Out, Is.EqualTo(expected + "\n"));
    }

    [Test]
    public void What_is_typed_counts_more_than_what_a_file_says()
    {
        Project.With("guild.yml", GuildFile).With("b.csv", "lr,epochs\n0.3,4\n");

        Assert.That(Project.GuildOk("run", "@b.csv", "lr=0.5", "-y").Out, Is.EqualTo("--epochs 4 --lr 0.5\n"));
        Assert.That(Project.Guild("run", "@b.csv", "lr=2", "-y").Error, Does.StartWith("guild: invalid value 2.0 for lr: out of range"));
    }

    [TestCase("nope.csv", null, "batch file ./nope.csv does not exist")]
    [TestCase("b.txt", "x", "cannot read trials for ./b.txt: unsupported extension")]
    [TestCase("d.yml", "3", "cannot read trials for ./d.yml: invalid data type for trials: expected list or dict, got int")]
    [TestCase("e.yml", "- {lr: 0.1}\n- 3\n", "cannot read trials for ./e.yml: invalid data type for trial 3: expected dict")]
    [TestCase("f.json", "{\"a\":", "cannot read trials for ./f.json: ")]
    [TestCase("h.csv", "lr\n", "batch file ./h.csv contains no trials")]
    public void A_file_that_lists_no_trials_is_refused(string name, string? text, string expected)
    {
        Project.With("guild.yml", GuildFile);
        if (text is not null)
            Project.With(name, text);

        var result = Project.Guild("run", "train", "@" + name, "-y");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.StartWith("guild: " + expected));
    }

    [Test]
    public void Trials_are_shown_and_saved_and_read_back()
    {
        Project.With("guild.yml", GuildFile).With("b.yml", "- {lr: 0.1}\n- {lr: 0.2, epochs: [1, 2]}\n");
        const string Table = """
            #  epochs  lr   name  opt
            1  3       0.1  n     null
            2  1       0.2  n     null
            3  2       0.2  n     null

            """;

        Assert.That(Project.GuildOk("run", "train", "@b.yml", "name=n", "--print-trials").Out, Is.EqualTo(Table.ReplaceLineEndings("\n")));
        Assert.That(Project.GuildOk("run", "train", "lr=[0.1, 0.2]", "epochs=range[1:2]", "--print-trials").Out.Split('\n'), Has.Length.EqualTo(6));

        Assert.That(Project.GuildOk("run", "train", "@b.yml", "name=n", "--save-trials", "t.csv").Out, Does.StartWith("Saving trials to ").And.EndsWith("t.csv\n"));
        Assert.That(Project.GuildOk("run", "train", "@t.csv", "--print-trials").Out, Is.EqualTo(Table.ReplaceLineEndings("\n")));
        Project.GuildOk("run", "train", "@t.csv", "--save-trials", "t.json");
        Assert.That(File.ReadAllText(Path.Combine(Project.Folder, "t.json")), Does.StartWith("[{\"epochs\": 3, \"lr\": 0.1, \"name\": \"n\", \"opt\": null}, "));
        Assert.That(Project.Guild("run", "train", "lr=[1]", "--save-trials", "t.yml").Error, Is.EqualTo("guild: Unsupported extension '.yml' - use '.csv', '.json', or no extension\n"));
        Assert.That(Project.Guild("run", "train", "--print-trials").Error, Is.EqualTo("guild: cannot print trials for a non-batch operation\n"));
        Assert.That(Project.RunDirectories, Is.Empty);
    }
}
