using Guild.Core.Errors;
using Guild.Core.GuildFiles;
using Guild.Core.Logging;
using Guild.Core.Operations;
using Guild.Core.Plugins;
using Guild.Core.Runs;
using Moq;

namespace Guild.Core.Tests.Operations;

internal sealed class OperationResolverTests
{
    private const string Models = """
        - package: keras.mnist
        - model: cnn
          operations: {evaluate: a, shell: {}, train: b, _hidden: c}
        - model: cnn-large
          operations: {train: d}
        - model: rnn
          operations: {generate: e, prepare: f}
        """;

    private string directory = "";

    [SetUp]
    public void MakeDirectory() => directory = Directory.CreateTempSubdirectory("guild-").FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(directory, recursive: true);

    [TestCase("cnn:train", "cnn:train")]
    [TestCase("rn:prepare", "rnn:prepare")]
    [TestCase("large:train", "cnn-large:train")]
    [TestCase("cnn:_hidden", "cnn:_hidden")]
    [TestCase("generate", "rnn:generate")]
    [TestCase("keras.mnist/rnn:generate", "rnn:generate")]
    public void An_operation_is_found_by_part_of_its_models_name(string spec, string expected)
    {
        Write(Models);

        Assert.That(Resolve(spec).FullName, Is.EqualTo(expected));
    }

    [TestCase("n:train", "there are multiple models that match 'n'\nTry specifying one of the following:\n  cnn\n  cnn-large\n  rnn")]
    [TestCase("train", "operation 'train' is defined for more than one model\nTry specifying one of the following:\n  cnn:train\n  cnn-large:train")]
    [TestCase("nope:train", "cannot find operation nope:train\nTry 'guild operations' for a list of available operations.")]
    [TestCase("CNN:train", "cannot find operation CNN:train\nTry 'guild operations' for a list of available operations.")]
    [TestCase("cnn:zzz", "operation 'zzz' is not defined for model 'cnn'\nTry 'guild operations cnn' for a list of available operations.")]
    [TestCase("zzz", "cannot find operation zzz\nYou may need to include a model in the form MODEL:OPERATION. Try 'guild operations' for a list of available operations.")]
    [TestCase("rnn:", "invalid operation 'rnn:'\nTry 'guild operations' for a list of available operations.")]
    [TestCase("./a/t", "invalid operation './a/t'\nTry 'guild operations' for a list of available operations.")]
    [TestCase("nosuch.py", "script 'nosuch.py' does not exist")]
    [TestCase(null, "cannot find a default operation\nTry 'guild operations' for a list.")]
    public void What_is_not_there_is_told_with_what_is(string? spec, string expected)
    {
        Write(Models);

        Assert.That(ErrorOf(spec).What, Is.EqualTo(expected));
    }

    [Test]
    public void A_near_name_is_offered()
    {
        Write(Models);

        Assert.That(ErrorOf("cnn:tran").Fix, Is.EqualTo("did you mean 'cnn:train'?"));
    }

    [Test]
    public void Guilds_own_operations_are_near_too_but_those_of_the_project_come_first()
    {
        Write("train: x");
        Assert.That(ErrorOf("queu").Fix, Is.EqualTo("did you mean 'queue'?"));

        Write("quote: x");
        Assert.That(ErrorOf("quoue").Fix, Is.EqualTo("did you mean 'quote'?"));
    }

    [TestCase("train: x", "zz", "operation 'zz' is not defined for this project\nTry 'guild operations' for a list of available operations.")]
    [TestCase("a: x\nb: y", null, "a default operation is not defined for this project\nTry 'guild operations' for a list of available operations.")]
    [TestCase("- {model: m, operations: {a: x, b: y}}", null, "a default operation is not defined for model 'm'\nTry 'guild operations m' for a list of available operations.")]
    public void A_project_of_one_model_is_named_in_its_own_words(string file, string? spec, string expected)
    {
        Write(file);

        Assert.That(ErrorOf(spec).What, Is.EqualTo(expected));
    }

    [TestCase("- {model: m, operations: {a: x, _b: y}}", "m:a")]
    [TestCase("- {model: m, operations: {a: x, b: {default: yes}}}", "m:b")]
    public void Without_a_name_the_default_operation_is_meant(string file, string expected)
    {
        Write(file);

        Assert.That(Resolve(null).FullName, Is.EqualTo(expected));
    }

    [Test]
    public void The_identity_of_an_operation_holds_the_digest_of_its_file()
    {
        Write("train: x");

        Assert.That(Resolve("train").OpRef, Is.EqualTo(new OpRef("guildfile", Path.Combine(directory, "guild.yml"), "09266e30866f15bc338cdd33c531f59c", "", "train")));
    }

    [Test]
    public void A_python_file_runs_without_a_guild_file()
    {
        Directory.CreateDirectory(Path.Combine(directory, "sub"));
        File.WriteAllText(Path.Combine(directory, "sub", "Train.py"), "x = 1");

        var resolved = Resolve("./sub/Train.py");

        Assert.Multiple(() =>
        {
            Assert.That(resolved.FullName, Is.EqualTo("Train.py"));
            Assert.That(resolved.OpRef, Is.EqualTo(new OpRef("script", Path.Combine(directory, "sub"), "", "", "Train.py")));
            Assert.That(resolved.ProjectDirectory, Is.EqualTo(directory));
            Assert.That(resolved.Operation.Tags, Is.EqualTo(new[] { "model" }));
            Assert.That(resolved.Operation.FlagsImport, Is.EqualTo(FlagsImport.All));
        });
    }

    [Test]
    public void A_file_that_is_not_executable_cannot_be_run()
    {
        File.WriteAllText(Path.Combine(directory, "data"), "x");

        Assert.That(ErrorOf("data").What, Is.EqualTo("cannot run 'data': must be an executable file"));
    }

    [Test]
    public void A_guild_file_with_an_error_is_named_after_its_errors()
    {
        Write("train: 1\nprep: 2");

        var errors = Assert.Throws<GuildException>(() => Resolve("train"))!.Errors;

        Assert.That(errors.Select(e => e.What), Is.EqualTo(new[]
        {
            $"ERROR: error in {directory}/guild.yml: invalid value for operation 1 'train': expected a string or a mapping",
            $"ERROR: error in {directory}/guild.yml: invalid value for operation 2 'prep': expected a string or a mapping",
            "guildfile in the current directory contains an error (see above for details)",
        }));
    }

    [Test]
    public void A_guild_file_above_is_mentioned()
    {
        Write("train: x");
        var below = Directory.CreateDirectory(Path.Combine(directory, "sub")).FullName;

        var error = Assert.Throws<GuildException>(() => ResolverIn(below).Resolve("train"))!.Errors.Single();

        Assert.That(error.Fix, Does.Contain("one is in '..'"));
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(directory, "guild.yml"), text);

    private ResolvedOperation Resolve(string? spec) => ResolverIn(directory).Resolve(spec);

    private GuildError ErrorOf(string? spec) => Assert.Throws<GuildException>(() => Resolve(spec))!.Errors.Single();

    private static OperationResolver ResolverIn(string workingDirectory)
    {
        var environment = new GuildEnvironment
        {
            Home = Path.Combine(workingDirectory, ".guild"),
            WorkingDirectory = workingDirectory,
            CommandDirectory = workingDirectory,
            UserHome = workingDirectory,
            Variables = new Dictionary<string, string>(),
        };
        var catalog = Mock.Of<IPluginCatalog>(c => c.SourceKeys == new[] { "file" });
        return new OperationResolver(environment, new GuildFileLoader(environment, catalog, Mock.Of<IGuildLog>()));
    }
}
