using Guild.Core.Configuration;
using Guild.Core.Errors;

namespace Guild.Core.Tests.Configuration;

public sealed class GuildHomeTests
{
    private DirectoryInfo root = null!;

    private string User => Path.Combine(root.FullName, "user");

    private string Project => Path.Combine(User, "work", "proj");

    [SetUp]
    public void SetUp()
    {
        root = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Project);
    }

    [TearDown]
    public void TearDown() => root.Delete(recursive: true);

    [Test]
    public void Without_anything_else_the_home_is_in_the_user_folder() =>
        Assert.That(Resolve(), Is.EqualTo(Path.Combine(User, ".guild")));

    [Test]
    public void The_option_wins_and_must_exist()
    {
        var home = Directory.CreateDirectory(Path.Combine(Project, "h")).FullName;

        Assert.That(Resolve(option: "h", variables: ("GUILD_HOME", "/elsewhere")), Is.EqualTo(home));
        Assert.That(() => Resolve(option: "nope"), Throws.TypeOf<GuildException>().With.Message.EqualTo("directory 'nope' does not exist"));
    }

    [Test]
    public void The_variable_is_made_absolute_and_need_not_exist() =>
        Assert.That(Resolve(variables: ("GUILD_HOME", "later")), Is.EqualTo(Path.Combine(Project, "later")));

    [Test]
    public void A_home_that_is_a_file_is_told()
    {
        var file = Path.Combine(Project, "file");
        File.WriteAllText(file, "");
        File.WriteAllText(Path.Combine(User, ".guild"), "");

        Assert.That(() => Resolve(variables: ("GUILD_HOME", "file")), Throws.TypeOf<GuildException>().With.Message.EqualTo($"the Guild home '{file}' is not a directory"));
        Assert.That(() => Resolve(option: "file"), Throws.TypeOf<GuildException>().With.Message.EqualTo("'file' is not a directory"));
        Assert.That(() => Resolve(), Throws.TypeOf<GuildException>().With.Message.EqualTo($"the Guild home '{User}/.guild' is not a directory"));
    }

    [Test]
    public void The_nearest_home_above_the_working_folder_is_found()
    {
        var home = Directory.CreateDirectory(Path.Combine(User, "work", ".guild")).FullName;

        Assert.That(Resolve(), Is.EqualTo(home));
    }

    [Test]
    public void The_search_stops_at_the_user_folder()
    {
        Directory.CreateDirectory(Path.Combine(root.FullName, ".guild"));

        Assert.That(Resolve(), Is.EqualTo(Path.Combine(User, ".guild")));
    }

    [Test]
    public void An_active_environment_counts_only_when_it_has_a_home()
    {
        var conda = Path.Combine(root.FullName, "conda");
        var venv = Directory.CreateDirectory(Path.Combine(root.FullName, "venv", ".guild")).FullName;

        Assert.That(Resolve(variables: [("CONDA_PREFIX", conda), ("VIRTUAL_ENV", Path.GetDirectoryName(venv)!)]), Is.EqualTo(venv));
    }

    [TestCase("legacy:\n  guild-home: pre-0.9\n", ".guild", "")]
    [TestCase("legacy: {guild-home: 2018}\n", "work/.guild", "")]
    [TestCase("legacy: {guild-home: old}\n", "work/.guild", "unsupported legacy scheme for 'guild-home': 'old' - using default scheme")]
    [TestCase("legacy: [\n", "work/.guild", "")]
    public void The_configuration_may_ask_for_the_old_search(string config, string expected, string warning)
    {
        Directory.CreateDirectory(Path.Combine(User, "work", ".guild"));
        Directory.CreateDirectory(Path.Combine(User, ".guild"));
        File.WriteAllText(Path.Combine(User, ".guild", "config.yml"), config);
        var warnings = new List<string>();

        var home = GuildHome.Resolve(option: null, Project, User, new Dictionary<string, string>(), warnings.Add);

        Assert.That(home, Is.EqualTo(Path.Combine(User, expected)));
        Assert.That(string.Join('\n', warnings), Is.EqualTo(warning));
    }

    private string Resolve(string? option = null, params (string Name, string Value)[] variables) =>
        GuildHome.Resolve(option, Project, User, variables.ToDictionary(v => v.Name, v => v.Value));
}
