using System.Security.Cryptography;
using NUnit.Framework;

namespace Guild.Abstractions.Testing;

/// <summary>What guild relies on in an <see cref="IResourceResolver"/>. Derive, say what exists and what doesn't, inherit the tests.</summary>
public abstract class ResolverContract : ContractFixture
{
    /// <summary>The resolver under test, created as guild would.</summary>
    protected abstract IResourceResolver CreateResolver();

    /// <summary>A source that can be resolved. It may be made below <see cref="SearchDirectory"/>, anew at each call.</summary>
    protected abstract Source ExistingSource { get; }

    /// <summary>A source that can't.</summary>
    protected abstract Source MissingSource { get; }

    /// <summary>Absolute path of the folder that relative paths refer to; the project's, in real life.</summary>
    protected string SearchDirectory => Directory.CreateDirectory(Path.Combine(TestDirectory, "project")).FullName;

    /// <summary>Absolute path of the source's own cache folder, which need not exist.</summary>
    protected virtual string CacheDirectory => Path.Combine(TestDirectory, "cache");

    /// <summary>What the resolver is told.</summary>
    protected virtual ResolveContext Context => new() { SearchDirectories = [SearchDirectory], CacheDirectory = CacheDirectory };

    /// <summary>The class carries its attribute, with help.</summary>
    [Test]
    public void It_is_declared_with_help()
    {
        var resolver = CreateResolver();

        CheckClass(resolver);
        Assert.That(AttributeOf<ResourceResolverAttribute>(resolver).Help.Trim(), Is.Not.Empty, "'guild plugins info' shows a line for it");
    }

    /// <summary>The sources of this fixture are of the kind that guild would send here.</summary>
    [Test]
    public void It_answers_for_the_sources_of_the_test()
    {
        var declared = AttributeOf<ResourceResolverAttribute>(CreateResolver());
        foreach (var source in new[] { ExistingSource, MissingSource })
        {
            Assert.That(
                source.Kind == declared.Kind || (source.Kind == "url" && declared.Schemes.Contains(source.Address.Split(':')[0])),
                Is.True,
                $"a '{source.Kind}' source with the address '{source.Address}' goes to another resolver");
        }
    }

    /// <summary>What is there becomes a path of this machine.</summary>
    [Test]
    public async Task An_existing_source_becomes_an_absolute_path_that_exists()
    {
        var resolved = await Resolve(ExistingSource);

        Assert.That(Path.IsPathFullyQualified(resolved.Path), Is.True, resolved.Path);
        Assert.That(Path.Exists(resolved.Path), Is.True, resolved.Path);
        Assert.That(resolved.Path, Is.EqualTo(Path.TrimEndingDirectorySeparator(resolved.Path)), "guild names files by the last part of the path");
    }

    /// <summary>A digest saves guild from reading the file again, so it has to be right.</summary>
    [Test]
    public async Task A_digest_is_that_of_the_file()
    {
        var resolved = await Resolve(ExistingSource);
        if (resolved.Sha256 is null)
            return;

        Assert.That(resolved.Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(resolved.Path)))));
    }

    /// <summary>guild decides by this whether a file may be changed and how it is named when it is damaged.</summary>
    [Test]
    public async Task It_says_truly_whether_the_file_is_cached()
    {
        var resolved = await Resolve(ExistingSource);

        Assert.That(resolved.IsCached, Is.EqualTo(resolved.Path.StartsWith(CacheDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal)), resolved.Path);
    }

    /// <summary>The second run of an operation asks for what the first one has asked for.</summary>
    [Test]
    public async Task Resolving_again_gives_the_same()
    {
        var source = ExistingSource;

        var first = await Resolve(source);
        var before = Content(first.Path);
        var second = await Resolve(source);

        Assert.That(second.Path, Is.EqualTo(first.Path));
        Assert.That(Content(second.Path), Is.EqualTo(before));
    }

    /// <summary>Trials run side by side and need the same source.</summary>
    [Test]
    public async Task Several_at_once_all_get_it()
    {
        var source = ExistingSource;
        var (resolver, context) = (CreateResolver(), Context);

        var all = await InTime(Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => resolver.ResolveAsync(source, context, CancellationToken.None)))));

        Assert.That(all.Select(r => Content(r.Path)).Distinct().Count(), Is.EqualTo(1));
    }

    /// <summary>A source that isn't there is the user's to mend, who must be told what is missing.</summary>
    [Test]
    public void A_missing_source_is_refused_with_a_message()
    {
        var refusal = Assert.ThrowsAsync<ResolveException>(() => Resolve(MissingSource))!;

        Assert.That(refusal.Message.Trim(), Is.Not.Empty);
        Assert.That(refusal.Message, Does.Not.Contain("   at "), "a message is for users, not a stack trace");
    }

    /// <summary>Half a file must never be taken for the whole.</summary>
    [Test]
    public void A_missing_source_leaves_nothing_behind_that_resolves()
    {
        Assert.ThrowsAsync<ResolveException>(() => Resolve(MissingSource));
        Assert.ThrowsAsync<ResolveException>(() => Resolve(MissingSource));
    }

    /// <summary>Ctrl-C ends guild soon.</summary>
    [Test]
    public async Task It_stops_when_it_is_asked_to()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var (resolver, source, context) = (CreateResolver(), ExistingSource, Context);

        try
        {
            await InTime(Task.Run(() => resolver.ResolveAsync(source, context, stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // As it should. Being done already is as good.
        }
    }

    /// <summary>The user's files are not the resolver's to change; its own place is the cache folder.</summary>
    [Test]
    public async Task It_changes_nothing_in_the_project()
    {
        var source = ExistingSource;
        var before = Snapshot(SearchDirectory);

        await Resolve(source);

        Assert.That(Snapshot(SearchDirectory), Is.EqualTo(before));
    }

    /// <summary>Standard output belongs to guild.</summary>
    [Test]
    public Task It_prints_nothing() => PrintsNothing(() => Resolve(ExistingSource));

    private static string Content(string path) => Directory.Exists(path) ? string.Join('\n', Snapshot(path)) : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private Task<ResolvedSource> Resolve(Source source) => InTime(CreateResolver().ResolveAsync(source, Context, CancellationToken.None));
}
