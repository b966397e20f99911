using System.Text.Json;
using Guild.Core.Errors;
using Guild.Tool.CommandLine;
using Guild.Tool.Commands.Plugins;
using Guild.Tool.Terminal;

namespace Guild.Plugins.Tests;

public class PluginsCommandTests
{
    private PluginScene _scene = null!;

    [SetUp]
    public void SetUp() => _scene = new PluginScene();

    [TearDown]
    public void TearDown() => _scene.Dispose();

    [Test]
    public void The_list_shows_where_plugins_come_from_what_they_give_and_why_one_cannot_be_used()
    {
        _scene.WithBundled("twin-one", "future").WithInstalled("good", "1.2.0");
        // The assembly of version 1.0.0 under a manifest of 1.2.0 is a lie, which the list finds out.

        Assert.That(List(), Is.EqualTo("""
            future    1.0.0  contract 2.0  bundled    not usable  it was built for contract 2.0, and this guild has contract 1.0
            good      1.2.0  contract 1.0  installed  not usable  its manifest says version 1.2.0, its assembly is 1.0.0
            twin-one  1.0.0  contract 1.0  bundled    usable      commands: only-one, twin; runtimes: twin-one; sources: twin-one

            """));
    }

    [Test]
    public void Without_plugins_the_list_is_empty() => Assert.That(List(), Is.Empty);

    [Test]
    public void The_list_as_JSON_has_all_that_manifests_have()
    {
        using var json = JsonDocument.Parse(List("json"));

        Assert.That(json.RootElement.GetArrayLength(), Is.Zero);

        _scene.WithBundled("good");
        using var one = JsonDocument.Parse(List("json"));
        var plugin = one.RootElement[0];
        Assert.That(plugin.GetProperty("name").GetString(), Is.EqualTo("good"));
        Assert.That(plugin.GetProperty("usable").GetBoolean(), Is.True);
        Assert.That(plugin.GetProperty("origin").GetString(), Is.EqualTo("bundled"));
        Assert.That(plugin.GetProperty("contributions").GetArrayLength(), Is.EqualTo(5));
    }

    [Test]
    public void One_plugin_is_shown_with_its_place_and_its_claims()
    {
        _scene.WithBundled("good").WithInstalled("good", "0.9.0");

        Assert.That(Info("good"), Is.EqualTo($"""
            name: good
            description: Gives one of everything.
            version: 1.0.0
            contract: 1.0
            assembly: Good.dll
            origin: bundled
            directory: {Path.Combine(_scene.Bundled, "good")}
            usable: yes
            contributes:
              command nightly (options: --nodes N, --queue NAME...=short|long, --dry) - Train over night.
              flag discovery toy - Flags of toys.
              observer bell - Rings when a run ends.
              source shelf (schemes: shelf) - Files on a shelf.
              runtime toy (for: toy) (files: .toy) (main: toys.) - Toy programs.
            not used, of the same name:
              0.9.0 installed {Path.Combine(_scene.Installed, "good", "0.9.0")}

            """));
    }

    [Test]
    public void A_plugin_that_is_not_usable_is_shown_with_the_remedy()
    {
        _scene.WithBundled("future");

        Assert.That(Info("future"), Does.Contain("usable: no\n  it was built for contract 2.0, and this guild has contract 1.0\n  fix: update guild\n"));
    }

    [Test]
    public void A_plugin_that_is_not_there_is_an_error() =>
        Assert.That(
            () => Info("nope"),
            Throws.TypeOf<GuildException>().With.Message.EqualTo("there is no plugin 'nope'\nTry 'guild plugins' for a list of plugins."));

    private string List(params IEnumerable<string> options) =>
        Run(t => new PluginsCommand(_scene.Catalog(), () => throw new InvalidOperationException("no package source is asked"), t), PluginsCommand.Spec, [], options);

    private string Info(string name) => Run(t => new PluginsInfoCommand(_scene.Catalog(), t), PluginsInfoCommand.Spec, [name], []);

    private static string Run(Func<ITerminal, ICommand> make, CommandSpec spec, IReadOnlyList<string> arguments, IEnumerable<string> options)
    {
        var asked = new ParsedCommand
        {
            Spec = spec,
            TypedName = "guild " + spec.Name,
            Arguments = arguments,
            Options = options.ToDictionary(o => o, _ => (IReadOnlyList<string>)[""]),
        };

        var code = make(OutputTerminal.Create(out var output)).ExecuteAsync(asked).GetAwaiter().GetResult();

        Assert.That(code, Is.Zero);
        return output.ToString();
    }
}
