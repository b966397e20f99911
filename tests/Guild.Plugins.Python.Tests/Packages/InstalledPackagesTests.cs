using Guild.Plugins.Python.Interpreters;
using Guild.Plugins.Python.Packages;

namespace Guild.Plugins.Python.Tests.Packages;

public class InstalledPackagesTests
{
    private TestProject _project = null!;

    [SetUp]
    public void CreateProject() => _project = new TestProject();

    [TearDown]
    public void DeleteProject() => _project.Dispose();

    [Test]
    public void Packages_are_listed_as_pip_lists_them()
    {
        Package("a/zeta-1.0.dist-info/METADATA", "zeta", "1.0");
        Package("a/Beta_x-2.0.dist-info/METADATA", "Beta.x", "2.0+local");
        Package("a/alpha.egg-info/PKG-INFO", "alpha", "0.1");
        Package("a/gamma-3.egg-info", "gamma", "3");
        Package("a/pip-23.dist-info/METADATA", "pip", "23");
        Package("a/setuptools-66.dist-info/METADATA", "setuptools", "66");
        Package("b/zeta-9.0.dist-info/METADATA", "Zeta", "9.0");
        _project.Write("a/broken.dist-info/other", "");
        _project.Write("a/not-a-package.txt", "");

        Assert.That(Of("a", "b"), Is.EqualTo((string[])["alpha==0.1", "Beta.x==2.0+local", "gamma==3", "zeta==1.0"]));
    }

    [TestCase("""{"url": "file:///home/u/my%20lib", "dir_info": {"editable": true}}""", "-e /home/u/my lib")]
    [TestCase("""{"url": "file:///tmp/x.whl", "archive_info": {}}""", "lib @ file:///tmp/x.whl")]
    [TestCase("""{"url": "https://h/x.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}""", "lib @ git+https://h/x.git@abc")]
    public void A_package_that_is_not_from_an_index_shows_its_origin(string directUrl, string expected)
    {
        Package("a/lib-1.dist-info/METADATA", "lib", "1");
        _project.Write("a/lib-1.dist-info/direct_url.json", directUrl);

        Assert.That(Of("a"), Is.EqualTo((string[])[expected]));
    }

    [Test]
    public void The_list_follows_what_is_installed()
    {
        Package("a/one-1.dist-info/METADATA", "one", "1");
        Assert.That(Of("a"), Has.One.Items);

        Package("a/two-1.dist-info/METADATA", "two", "1");
        Directory.SetLastWriteTimeUtc(Path.Combine(_project.Source, "a"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.That(Of("a"), Is.EqualTo((string[])["one==1", "two==1"]));
    }

    private void Package(string path, string name, string version) =>
        _project.Write(path, $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\nName: no header\n");

    private IReadOnlyList<string> Of(params string[] directories) =>
        new InstalledPackages(_project.Cache).Of(
            new PythonInterpreter("/py", "3.11.2", new Version(3, 11, 2), [.. directories.Select(d => Path.Combine(_project.Source, d))]));
}
