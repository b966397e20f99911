using Guild.Abstractions;
using Guild.Abstractions.Testing;

namespace Guild.Plugins.File.Tests;

/// <summary>What every resolver is tested for.</summary>
public sealed class FileResolverContractTests : ResolverContract
{
    protected override Source ExistingSource
    {
        get
        {
            System.IO.File.WriteAllText(Path.Combine(SearchDirectory, "digits.csv"), "1,2,3\n");
            return new Source("file", "digits.csv");
        }
    }

    protected override Source MissingSource => new("file", "no-such-file.csv");

    protected override IResourceResolver CreateResolver() => new FileResolver();
}

/// <summary>The same, for a directory.</summary>
public sealed class DirectoryResolverContractTests : ResolverContract
{
    protected override Source ExistingSource
    {
        get
        {
            Directory.CreateDirectory(Path.Combine(SearchDirectory, "data", "below"));
            System.IO.File.WriteAllText(Path.Combine(SearchDirectory, "data", "below", "digits.csv"), "1,2,3\n");
            return new Source("file", "data/");
        }
    }

    protected override Source MissingSource => new("file", "no/such/folder/");

    protected override IResourceResolver CreateResolver() => new FileResolver();
}
