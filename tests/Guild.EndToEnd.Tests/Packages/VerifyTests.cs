using System.Text;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary><c>guild plugins verify</c> lists all that is wrong with a package, and runs nothing of it.</summary>
public sealed class VerifyTests : PackagesTest
{
    private string Downloads => Path.Combine(Project.UserHome, "downloads");

    [Test]
    public void A_good_package_is_ready_to_publish()
    {
        var file = PluginPackages.Pack(Downloads, change: p => p.Entries["README.md"] = "Good."u8.ToArray());

        Assert.That(Project.GuildOk("plugins", "verify", "--strict", file).Out, Is.EqualTo("""
            Acme.Guild.Good 1.0.0
              plugin 'good' 1.0.0 for contract 1.0
              commands: nightly; flag discovery: toy; observers: bell; runtimes: toy; sources: shelf
            ready to publish

            """));
    }

    [Test]
    public void A_build_output_can_be_verified_too() =>
        Assert.That(Project.GuildOk("plugins", "verify", PluginPackages.Built("good")).Out, Does.EndWith("ready to publish\n"));

    [Test]
    public void All_problems_are_listed_at_once()
    {
        var result = Verify(p =>
        {
            p.Type = "Dependency";
            p.Metadata = "<dependencies><group targetFramework=\"net10.0\"><dependency id=\"Newtonsoft.Json\" version=\"13.0.3\" /></group></dependencies>";
            p.Entries["plugin/Guild.Abstractions.dll"] = [1];
            p.Entries["plugin/guild.dll"] = [1];
            p.Entries["lib/net10.0/Good.dll"] = [1];
            Edit(p, "\"nodes\"", "\"label\"");
            Edit(p, "Train over night.", "");
            Edit(p, "Gives one of everything.", "");
        });

        foreach (var problem in new[]
        {
            "error: its package type is Dependency, not GuildPlugin\n  fix: ",
            "error: it depends on the package Newtonsoft.Json, and guild installs what is inside alone\n",
            "advice: it holds 'lib/net10.0/Good.dll', which guild doesn't use: a plugin lies in plugin/\n",
            "advice: it has no README\n",
            "error: option '--label' of alias 'nightly' is an option of 'guild run'\n",
            "error: the plugin has no description\n",
            "error: alias 'nightly' has no help text\n",
            "error: it carries a copy of the contract, 'Guild.Abstractions.dll': its types would match nothing of the host's\n  fix: reference Guild.Abstractions with ExcludeAssets=\"runtime\"\n",
            "error: it carries 'guild.dll', which belongs to the host\n",
            "error: its classes differ from its manifest\nThe manifest lists:\n",
        })
            Assert.That(result, Does.Contain(problem));
        Assert.That(result, Does.EndWith("\n8 errors\n"));
    }

    [Test]
    public void A_word_of_guild_itself_is_no_alias() =>
        Assert.That(Verify(p => Edit(p, "\"nightly\"", "\"runs\"")), Does.Contain("error: alias 'runs' is a command of guild itself, which always wins\n"));

    [Test]
    public void A_package_without_manifest_says_what_writes_it() =>
        Assert.That(Verify(p => p.Entries.Remove("plugin/guild-plugin.json")), Does.Contain("error: it holds no guild-plugin.json\n  fix: reference Guild.Abstractions.Build"));

    [Test]
    public void A_manifest_that_is_none_says_why() =>
        Assert.That(Verify(p => p.Entries["plugin/guild-plugin.json"] = "{}"u8.ToArray()), Does.Contain("error: its guild-plugin.json has no 'schemaVersion'\n"));

    [Test]
    public void Another_contract_is_named() =>
        Assert.That(Verify(p => Edit(p, "\"contractVersion\": \"1.0\"", "\"contractVersion\": \"1.7\"")), Does.Contain("error: it was built for contract 1.7, and this guild has contract 1.0\n"));

    [Test]
    public void Another_version_than_the_manifests_is_named() =>
        Assert.That(Verify(p => Edit(p, "\"version\": \"1.0.0\"", "\"version\": \"1.0.1\"")), Does.Contain("error: the package has version 1.0.0, its manifest 1.0.1\n"));

    [Test]
    public void A_library_that_is_not_inside_is_named()
    {
        var file = PluginPackages.Pack(Downloads, "twin-one", id: "Acme.Guild.Twin", change: p => p.Entries.Remove("plugin/Shared.Library.dll"));

        Assert.That(Project.Guild("plugins", "verify", file).Out, Does.Contain("error: it refers to Shared.Library, which is neither inside nor part of .NET\n"));
    }

    [Test]
    public void A_file_that_would_lie_elsewhere_is_an_error() =>
        Assert.That(Verify(p => p.Entries["plugin/../evil.txt"] = [1]), Does.Contain("which would lie outside of its folder\n"));

    [Test]
    public void Advice_counts_when_asked_to()
    {
        var file = PluginPackages.Pack(Downloads);

        Assert.That(Project.GuildOk("plugins", "verify", file).Out, Does.Contain("advice: it has no README\n").And.EndWith("ready to publish\n"));
        Assert.That(Project.Guild("plugins", "verify", "--strict", file).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void What_is_not_there_says_what_to_name() =>
        Assert.That(Fails("plugins", "verify", "none.nupkg").Error, Does.Contain("none.nupkg' does not exist\n fix: name a .nupkg file that 'dotnet pack' has made"));

    [Test]
    public void What_is_no_package_says_so()
    {
        Project.With("notes.nupkg", "not one");

        Assert.That(Fails("plugins", "verify", "notes.nupkg").Error, Does.Contain("is no NuGet package that can be read"));
    }

    private string Verify(Action<PackageContent> change)
    {
        var result = Project.Guild("plugins", "verify", PluginPackages.Pack(Downloads, change: change));
        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString);
        Assert.That(result.Error, Is.Empty);
        return result.Out;
    }

    private static void Edit(PackageContent package, string from, string to)
    {
        var text = Encoding.UTF8.GetString(package.Entries["plugin/guild-plugin.json"]);
        Assert.That(text, Does.Contain(from));
        package.Entries["plugin/guild-plugin.json"] = Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
    }
}
