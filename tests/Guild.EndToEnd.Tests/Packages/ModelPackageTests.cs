using System.IO.Compression;
using Guild.EndToEnd.Tests.Harness;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary><c>guild package</c>, <c>install</c>, <c>uninstall</c>, <c>packages</c>, and running what is installed from anywhere.</summary>
public sealed class ModelPackageTests : PackagesTest
{
    private string Elsewhere => Directory.CreateDirectory(Path.Combine(Project.UserHome, "elsewhere")).FullName;

    [SetUp]
    public void WriteProject() => Project
        .With("guild.yml", """
            - package: acme.digits
              version: 1.2
              description: Digits.
              author: Acme
              data-files: [extra/*.txt]
            - model: mlp
              description: A network.
              operations:
                train:
                  description: Train it.
                  exec: sh -c 'cat image.csv; echo "in $MODEL_DIR as $GUILD_OP"'
                  requires: images
                  flags: {lr: 0.5}
                _private: {exec: echo}
              resources:
                images: {sources: [{file: data/image.csv}]}
            - model: ''
              operations: {prep: {exec: echo prepared}}
            """)
        .With("train.py", "lr = 0.1\n")
        .With("data/image.csv", "1,2,3\n")
        .With("extra/notes.txt", "notes\n")
        .With("README.md", "# digits\n");

    [Test]
    public void A_project_becomes_a_package_with_all_that_its_operations_need()
    {
        Assert.That(Project.GuildOk("package").Out, Is.EqualTo("Created dist/acme.digits.1.2.0.nupkg\n"));

        using var package = ZipFile.OpenRead(Path.Combine(Project.Folder, "dist", "acme.digits.1.2.0.nupkg"));
        Assert.That(package.Entries.Select(e => e.FullName), Is.SupersetOf(new[]
        {
            "model/guild.yml", "model/train.py", "model/data/image.csv", "model/extra/notes.txt", "model/README.md",
        }));
        using var reader = new StreamReader(package.Entries.First(e => e.Name == "acme.digits.nuspec").Open());
        Assert.That(reader.ReadToEnd(), Does.Contain("<packageType name=\"GuildModel\" />").And.Contain("<authors>Acme</authors>"));
    }

    [Test]
    public void The_operations_of_an_installed_package_run_from_anywhere()
    {
        Project.GuildOk("package", "-d", Feed);
        Assert.That(Project.GuildOk("install", "acme.digits").Out, Does.Contain("Installed package 'acme.digits' 1.2.0").And.Contain("not signed"));
        var folder = Path.Combine(Project.UserHome, ".guild", "packages", "acme.digits", "1.2.0");

        var run = In(Elsewhere, "run", "mlp:train", "-y");

        Assert.That(run.Out, Does.Contain("1,2,3\n").And.Contain($"in {folder} as acme.digits/mlp:train"));
        Assert.That(File.ReadAllText(Path.Combine(Project.OnlyRun, ".guild", "opref")), Is.EqualTo("package:acme.digits 1.2.0 mlp train"));
        Assert.That(In(Elsewhere, "runs").Out, Does.Contain("acme.digits/mlp:train"));
        foreach (var name in new[] { "acme.digits/mlp:train", "digits/ml:train", "acme.digits/prep", "prep", "ml:train" })
            Assert.That(In(Elsewhere, "run", name, "-y").ExitCode, Is.Zero, name);
        Assert.That(In(Elsewhere, "train", "mlp", "-y").Out, Does.Contain("1,2,3"));
    }

    [Test]
    public void Lists_and_help_show_packages_where_there_is_no_project()
    {
        Project.GuildOk("package", "-d", Feed);
        Project.GuildOk("install", "acme.digits");

        Assert.That(In(Elsewhere, "operations").Out, Is.EqualTo("acme.digits/prep       \nacme.digits/mlp:train  Train it.\n"));
        Assert.That(In(Elsewhere, "models").Out, Is.EqualTo("acme.digits/mlp  A network.\n"));
        Assert.That(In(Elsewhere, "help", "acme.digits").Out, Does.Contain("the 'acme.digits' package").And.Contain("mlp"));
        Assert.That(In(Elsewhere, "operations", "-v", "train").Out, Does.Contain("lr:"));
        Assert.That(Project.GuildOk("operations").Out, Does.Not.Contain("acme.digits/"));
        Assert.That(Project.GuildOk("operations", "-i").Out, Does.StartWith("acme.digits/prep").And.Contain("\nmlp:train"));
        Assert.That(In(Elsewhere, "packages").Out, Is.EqualTo("acme.digits  1.2.0  Digits.\n"));
        Assert.That(In(Elsewhere, "packages", "info", "acme.digits", "-f").Out, Does.Contain("Version: 1.2.0").And.Contain("Operations: mlp:train, prep").And.Contain("  guild.yml\n"));
    }

    [Test]
    public void The_project_comes_first_and_what_is_ambiguous_is_listed()
    {
        Project.GuildOk("package", "-d", Feed);
        var other = Path.Combine(Project.Folder, "guild.yml");
        File.WriteAllText(other, File.ReadAllText(other).Replace("acme.digits", "other.digits", StringComparison.Ordinal));
        Project.GuildOk("package", "-d", Feed);
        Project.GuildOk("install", "acme.digits", "other.digits");

        Assert.That(Project.GuildOk("run", "mlp:train", "-y").Out, Does.Contain($"in {Project.Folder} as mlp:train"));
        var ambiguous = In(Elsewhere, "run", "mlp:train", "-y");
        Assert.That(ambiguous.ExitCode, Is.EqualTo(1));
        Assert.That(ambiguous.Error, Does.Contain(
            "guild: there are multiple models that match 'mlp'\nTry specifying one of the following:\n  acme.digits/mlp\n  other.digits/mlp\n"));
        Assert.That(In(Elsewhere, "run", "other.digits/mlp:train", "-y").Out, Does.Contain("as other.digits/mlp:train"));
        Assert.That(In(Elsewhere, "run", "none/mlp:train", "-y").Error, Does.Contain("package 'none' is not installed").And.Contain("guild install none"));
        Assert.That(In(Elsewhere, "run", "gpkg.keras/mlp:train", "-y").Error, Does.Contain("'gpkg.keras' is a Python package"));
    }

    [Test]
    public void A_run_of_a_package_is_repeated_and_stays_when_the_package_goes()
    {
        Project.GuildOk("package", "-d", Feed);
        Project.GuildOk("install", "acme.digits");
        In(Elsewhere, "run", "mlp:train", "-y");
        var id = Path.GetFileName(Project.OnlyRun);

        Assert.That(In(Elsewhere, "run", "--proto", id, "-y").Out, Does.Contain("as acme.digits/mlp:train"));
        Assert.That(Project.GuildWithInput("n\n", "uninstall", "acme.digits").ExitCode, Is.EqualTo(4));
        Assert.That(Project.GuildOk("uninstall", "acme.digits", "-y").Out, Is.EqualTo("Uninstalled package 'acme.digits' 1.2.0\n"));
        Assert.That(In(Elsewhere, "runs", "info", id).Out, Does.Contain("from: acme.digits==1.2.0"));
        Assert.That(Project.GuildOk("uninstall", "acme.digits", "-y").Error, Is.EqualTo("WARNING: Skipping acme.digits as it is not installed.\n"));
        Assert.That(Project.GuildOk("packages", "info", "x").Error, Is.EqualTo("WARNING: Package(s) not found: x\nWARNING: unknown package x\n"));
    }

    [Test]
    public void An_installed_package_is_upgraded_only_when_that_is_asked_for()
    {
        Project.GuildOk("package", "-d", Feed);
        Project.GuildOk("install", "acme.digits");
        var file = Path.Combine(Project.Folder, "guild.yml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("version: 1.2", "version: 1.3", StringComparison.Ordinal));
        Project.GuildOk("package", "-d", Feed);

        Assert.That(Project.GuildOk("install", "acme.digits").Out, Is.EqualTo("Package 'acme.digits' 1.2.0 is installed already\n"));
        Assert.That(Project.GuildOk("install", "-U", "acme.digits").Out, Does.Contain("'acme.digits' 1.3.0"));
        Assert.That(Project.GuildOk("packages").Out, Is.EqualTo("acme.digits  1.3.0  Digits.\n"));
        Assert.That(Project.GuildOk("search", "digits").Out, Does.Contain("acme.digits  1.3.0"));
    }

    [Test]
    public void What_is_no_model_package_is_refused()
    {
        var plugin = PluginPackages.Pack(Feed);

        Assert.That(Fails("install", plugin).Error, Does.Contain("is no guild model package: its package type is GuildPlugin").And.Contain("guild plugins install"));
        Assert.That(Project.Guild("install").Error, Does.Contain("guild: missing argument for PACKAGE..."));
        File.Delete(Path.Combine(Project.Folder, "guild.yml"));
        Assert.That(Fails("package").Error, Does.StartWith("guild: the current directory does not contain a guild.yml file\nguild.yml is required when creating a package."));
    }

    private ToolResult In(string folder, params string[] arguments) => Project.GuildIn(folder, null, arguments);
}
