using Guild.Abstractions;

namespace Guild.Plugins.File.Tests;

public class FileResolverTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("guild-test-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_relative_path_is_found_in_the_first_directory_that_has_it()
    {
        var file = Write("second/data.csv");
        Directory.CreateDirectory(Path.Combine(_folder, "first"));

        var resolved = await Resolve("data.csv", "first", "second");

        Assert.That(resolved, Is.EqualTo(new ResolvedSource(file)));
    }

    [Test]
    public async Task The_declaring_directory_comes_before_those_of_packages()
    {
        var mine = Write("first/data.csv");
        Write("second/data.csv");

        Assert.That((await Resolve("data.csv", "first", "second")).Path, Is.EqualTo(mine));
    }

    [Test]
    public async Task An_absolute_path_is_taken_as_it_is()
    {
        var file = Write("elsewhere/data.csv");

        Assert.That((await Resolve(file, "first")).Path, Is.EqualTo(file));
    }

    [TestCase("dir")]
    [TestCase("dir/")]
    [TestCase("./other/../dir")]
    public async Task A_directory_is_named_plainly_however_it_is_written(string address)
    {
        Write("dir/x.txt");

        Assert.That((await Resolve(address, ".")).Path, Is.EqualTo(Path.Combine(_folder, "dir")));
    }

    [TestCase("real/data.csv")]
    [TestCase("real")]
    public async Task A_link_stands_for_itself(string target)
    {
        Write("real/data.csv");
        var link = Path.Combine(_folder, "link.csv");
        System.IO.File.CreateSymbolicLink(link, Path.Combine(_folder, target));

        Assert.That((await Resolve("link.csv", ".")).Path, Is.EqualTo(link));
    }

    [Test]
    public void A_missing_file_is_named_with_the_place_to_put_it()
    {
        var error = Assert.ThrowsAsync<ResolveException>(() => Resolve("nofile.txt", "."))!;

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Is.EqualTo("cannot find source file 'nofile.txt'"));
            Assert.That(error.Remedy, Is.EqualTo($"create it in {Path.Combine(_folder, ".")}, or correct the path"));
        });
    }

    [Test]
    public void A_link_to_nothing_is_missing()
    {
        System.IO.File.CreateSymbolicLink(Path.Combine(_folder, "link.csv"), "gone.csv");

        Assert.That(() => Resolve("link.csv", "."), Throws.TypeOf<ResolveException>());
    }

    [Test]
    public void A_name_that_differs_in_case_only_is_pointed_out()
    {
        Write("sub/Data.csv");
        Assume.That(System.IO.File.Exists(Path.Combine(_folder, "sub", "data.csv")), Is.False, "the file system ignores case");

        var error = Assert.ThrowsAsync<ResolveException>(() => Resolve("sub/data.csv", "."))!;

        Assert.That(error.Remedy, Is.EqualTo("there is 'sub/Data.csv': check upper and lower case"));
    }

    private Task<ResolvedSource> Resolve(string address, params string[] directories) =>
        new FileResolver().ResolveAsync(
            new Source("file", address),
            new ResolveContext
            {
                SearchDirectories = [.. directories.Select(d => Path.Combine(_folder, d))],
                CacheDirectory = Path.Combine(_folder, "cache"),
            },
            CancellationToken.None);

    private string Write(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, "1");
        return path;
    }
}
