using System.Text;

namespace Guild.EndToEnd.Tests.Packages;

/// <summary>What is no plugin, does not fit or looks evil is refused before anything is written.</summary>
public sealed class RefusedPackageTests : PackagesTest
{
    private string Downloads => Path.Combine(Project.UserHome, "downloads");

    [Test]
    public void A_package_of_another_type_is_no_plugin() =>
        Refuses(p => p.Type = "Dependency", "is no guild plugin: its package type is Dependency");

    [Test]
    public void A_package_without_type_is_no_plugin() => Refuses(p => p.Type = null, "its package type is Dependency, not GuildPlugin");

    [Test]
    public void A_package_without_manifest_is_refused() =>
        Refuses(p => p.Entries.Remove("plugin/guild-plugin.json"), "it holds no guild-plugin.json");

    [Test]
    public void A_copy_of_the_contract_is_refused() =>
        Refuses(p => p.Entries["plugin/lib/Guild.Abstractions.dll"] = [1, 2, 3], "it carries a copy of the contract");

    [Test]
    public void A_manifest_that_lies_is_refused() =>
        Refuses(p => Edit(p, "\"nightly\"", "\"daily\""), "its classes differ from its manifest");

    [Test]
    public void A_version_that_its_manifest_contradicts_is_refused() =>
        Refuses(p => p.Metadata = "", "its manifest says version 1.0.0", version: "1.0.1", rebuild: false);

    [Test]
    public void Another_contract_version_is_refused_with_the_side_to_update()
    {
        var file = PluginPackages.Pack(Downloads, "future");

        Assert.That(Refused(file), Does.Contain("it was built for contract").And.Contain(" fix: ").And.Contain("guild"));
    }

    [Test]
    public void Libraries_that_lie_elsewhere_are_refused() =>
        Refuses(
            p => p.Metadata = "<dependencies><group targetFramework=\"net10.0\"><dependency id=\"Newtonsoft.Json\" version=\"13.0.3\" /></group></dependencies>",
            "it depends on Newtonsoft.Json, and a plugin's package must hold all");

    [TestCase("plugin/../../evil.txt")]
    [TestCase("../evil.txt")]
    [TestCase("/tmp/evil.txt")]
    [TestCase("plugin/..\\evil.txt")]
    [TestCase("plugin/%2e%2e/evil.txt")]
    public void A_file_that_would_lie_elsewhere_is_refused(string name) =>
        Refuses(p => p.Entries[name] = Encoding.UTF8.GetBytes("evil"), "which would lie outside of its folder");

    [Test]
    public void A_name_in_two_spellings_is_refused() =>
        Refuses(p => p.Entries["plugin/GOOD.DLL"] = [1], "twice");

    [Test]
    public void A_damaged_file_is_refused()
    {
        var file = PluginPackages.Pack(Downloads);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..2000]);

        Assert.That(Refused(file), Does.Contain("is no NuGet package that can be read"));
    }

    [Test]
    public void A_signature_that_is_required_and_missing_is_an_error()
    {
        Project.With("nuget.config", """
            <configuration>
              <packageSources><clear /></packageSources>
              <config><add key="signatureValidationMode" value="require" /></config>
              <trustedSigners>
                <author name="acme"><certificate fingerprint="3F9001EA83C560D712C24CF213C3D312CB3BFF51EE89435D3430BD06B5D0EECE" hashAlgorithm="SHA256" allowUntrustedRoot="false" /></author>
              </trustedSigners>
            </configuration>
            """);

        Assert.That(Refused(PluginPackages.Pack(Downloads)), Does.Contain("it is not signed, and NuGet's configuration here requires signatures"));
    }

    [Test]
    public void What_another_plugin_has_already_is_refused_unless_forced()
    {
        Project.GuildOk("plugins", "install", PluginPackages.Pack(Downloads, "twin-one", id: "One"));

        var second = PluginPackages.Pack(Downloads, "twin-two", id: "Two");
        Assert.That(Fails("plugins", "install", second).Error, Does.Contain("brings command 'twin', which plugin 'twin-one' has already"));
        Assert.That(Project.GuildOk("plugins", "install", second, "--force").Out, Does.Contain("Installed plugin 'twin-two'"));
    }

    private static void Edit(PackageContent package, string from, string to)
    {
        var manifest = Encoding.UTF8.GetString(package.Entries["plugin/guild-plugin.json"]);
        package.Entries["plugin/guild-plugin.json"] = Encoding.UTF8.GetBytes(manifest.Replace(from, to, StringComparison.Ordinal));
    }

    private void Refuses(Action<PackageContent> change, string message, string version = "1.0.0", bool rebuild = true)
    {
        var file = PluginPackages.Pack(Downloads, version: version, change: p =>
        {
            if (!rebuild)
            {
                foreach (var name in p.Entries.Keys.ToList())
                    p.Entries[name] = File.ReadAllBytes(Path.Combine(PluginPackages.Built("good"), Path.GetFileName(name)));
            }

            change(p);
        });

        Assert.That(Refused(file), Does.Contain(message));
    }

    private string Refused(string file)
    {
        var error = Fails("plugins", "install", file).Error;
        Assert.That(Directory.Exists(Plugins), Is.False, "nothing may be written");
        return error;
    }
}
