using Guild.Abstractions;
using Guild.Core.Discovery;

namespace Guild.Core.Tests.Discovery;

public class DiscoveryCacheTests
{
    private static readonly DateTime Earlier = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private string folder = "";
    private string script = "";
    private DiscoveryCache cache = null!;

    [SetUp]
    public void CreateProject()
    {
        folder = Directory.CreateTempSubdirectory("guild-discovery-").FullName;
        script = Path.Combine(folder, "train.py");
        File.WriteAllText(script, "lr = 0.1\n");
        File.SetLastWriteTimeUtc(script, Earlier);
        cache = new DiscoveryCache(new GuildEnvironment
        {
            Home = Path.Combine(folder, "home"),
            WorkingDirectory = folder,
            CommandDirectory = folder,
            UserHome = folder,
            Variables = new Dictionary<string, string>(),
        });
    }

    [TearDown]
    public void DeleteProject() => Directory.Delete(folder, recursive: true);

    [Test]
    public void What_was_found_is_kept_whole()
    {
        var found = Found();

        cache.Keep("python", Request(), found);
        var kept = cache.Find("python", Request());

        Assert.That(kept, Is.Not.Null);
        Assert.That(kept!.Flags, Is.EqualTo(found.Flags));
        Assert.That(kept.Destination, Is.EqualTo("globals"));
        Assert.That(kept.ProgramFile, Is.EqualTo(script));
        Assert.That(kept.FilesRead, Is.EqualTo(new[] { script }));
        Assert.That(kept.Warnings, Is.EqualTo(new[] { "a warning" }));
    }

    [Test]
    public void A_changed_file_is_looked_at_again()
    {
        cache.Keep("python", Request(), Found());

        File.WriteAllText(script, "lr = 0.2\n");

        Assert.That(cache.Find("python", Request()), Is.Null);
    }

    [Test]
    public void A_fresh_checkout_of_the_same_text_is_not()
    {
        cache.Keep("python", Request(), Found());

        File.SetLastWriteTimeUtc(script, Earlier.AddDays(1));

        Assert.That(cache.Find("python", Request()), Is.Not.Null);
    }

    [Test]
    public void Another_request_has_an_entry_of_its_own()
    {
        cache.Keep("python", Request(), Found());

        Assert.That(cache.Find("python", Request() with { Destination = "args" }), Is.Null);
        Assert.That(cache.Find("other", Request()), Is.Null);
    }

    [Test]
    public void A_result_holds_for_the_variables_that_it_depends_on()
    {
        var request = Request() with { Environment = new Dictionary<string, string> { ["PYTHONPATH"] = "/a", ["OTHER"] = "1" } };
        cache.Keep("python", request, Found() with { VariablesRead = ["PYTHONPATH", "PATH"] });

        DiscoveredFlags? With(params (string Name, string Value)[] variables) =>
            cache.Find("python", request with { Environment = variables.ToDictionary(v => v.Name, v => v.Value) });

        Assert.That(With(("PYTHONPATH", "/a"), ("OTHER", "2"))?.VariablesRead, Is.EqualTo(new[] { "PATH", "PYTHONPATH" }));
        Assert.That(With(("PYTHONPATH", "/b")), Is.Null);
        Assert.That(With(("PYTHONPATH", "/a"), ("PATH", "/bin")), Is.Null);
        Assert.That(With(), Is.Null);
    }

    [Test]
    public void A_deleted_file_or_a_damaged_entry_counts_as_nothing_kept()
    {
        cache.Keep("python", Request(), Found());
        var entry = Directory.GetFiles(Path.Combine(folder, "home", "cache", "flags")).Single();

        var bytes = File.ReadAllBytes(entry);
        File.WriteAllBytes(entry, bytes[..^3]);
        Assert.That(cache.Find("python", Request()), Is.Null);

        File.WriteAllBytes(entry, bytes);
        File.Delete(script);
        Assert.That(cache.Find("python", Request()), Is.Null);
    }

    private DiscoveryRequest Request() => new() { Attribute = "main", Words = ["train"], SearchPath = [folder] };

    private DiscoveredFlags Found() => new()
    {
        Flags =
        [
            new DiscoveredFlag("lr", MapValue.Of(("default", Value.Of(0.1)), ("type", Value.Of("number"))))
            {
                Location = new SourceLocation(script, 1, 1),
            },
        ],
        Destination = "globals",
        ProgramFile = script,
        FilesRead = [script],
        Warnings = ["a warning"],
    };
}
