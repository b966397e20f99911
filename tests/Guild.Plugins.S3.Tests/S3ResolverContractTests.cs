using Guild.Abstractions;
using Guild.Abstractions.Testing;

namespace Guild.Plugins.S3.Tests;

/// <summary>What every resolver is tested for.</summary>
public abstract class S3ResolverContract : ResolverContract
{
    private FakeStore _store = null!;
    private S3Scene _scene = null!;

    [SetUp]
    public void Open()
    {
        _store = new FakeStore().With("digits/train.csv", "1,2,3\n").With("digits/test.csv", "4,5,6\n");
        _scene = new S3Scene(_store.Port);
    }

    [TearDown]
    public void Close()
    {
        _store.Dispose();
        _scene.Delete();
    }

    protected override string CacheDirectory => _scene.CacheDirectory;

    protected override IResourceResolver CreateResolver() => _scene.CreateResolver();
}

/// <summary>The tests with an object.</summary>
public sealed class S3ObjectContractTests : S3ResolverContract
{
    protected override Source ExistingSource => new("s3", "s3://data/digits/train.csv");

    protected override Source MissingSource => new("s3", "s3://data/digits/nothing.csv");
}

/// <summary>The tests with all objects below a prefix.</summary>
public sealed class S3PrefixContractTests : S3ResolverContract
{
    protected override Source ExistingSource => new("url", "s3://data/digits/");

    protected override Source MissingSource => new("url", "s3://data/letters/");
}
