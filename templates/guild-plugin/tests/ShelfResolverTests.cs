using Guild.Abstractions;
using Guild.Abstractions.Testing;
using Moq;

namespace PluginNamespace.Tests;

public sealed class ShelfResolverTests : ResolverContract
{
    protected override Source ExistingSource
    {
        get
        {
            File.WriteAllText(Path.Combine(Shelf, "digits.csv"), "1,2,3\n");
            return new Source("shelf", "digits.csv");
        }
    }

    protected override Source MissingSource => new("shelf", "no-such-file");

    private string Shelf => Directory.CreateDirectory(Path.Combine(TestDirectory, "shelf")).FullName;

    [Test]
    public void Without_a_shelf_the_user_is_told_what_to_set()
    {
        var resolver = new ShelfResolver(Mock.Of<IPluginSettings>(s => s.PlaceOf("shelf") == "'shelf' in the configuration"), Mock.Of<IPluginLog>());

        var failure = Assert.ThrowsAsync<PluginSettingException>(() => resolver.ResolveAsync(ExistingSource, Context, default))!;

        Assert.That(failure.Remedy, Is.EqualTo("set 'shelf' in the configuration"));
    }

    protected override IResourceResolver CreateResolver() => new ShelfResolver(TestServices.Settings(("shelf", Shelf)), TestServices.Log());
}
