using FsCheck;
using FsCheck.Fluent;
using Guild.Abstractions;
using Guild.Core.Discovery;
using Guild.Core.Tests.Yaml;

namespace Guild.Core.Tests.Discovery;

public class ValueArchiveTests
{
    [Test]
    public void Any_value_comes_back_as_it_was() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(AnyValue.Arbitrary, value =>
            ValueArchive.Read(ValueArchive.Write(value)) == value));

    [Test]
    public void Damaged_bytes_are_refused_and_never_misread_as_something_endless()
    {
        var bytes = ValueArchive.Write(MapValue.Of(("lr", Value.Of(0.1)), ("names", Value.OfTexts(["a", "b"]))));

        for (var length = 0; length < bytes.Length; length++)
            Assert.That(() => ValueArchive.Read(bytes[..length]), Throws.TypeOf<FormatException>(), $"cut to {length} bytes");
        Assert.That(() => ValueArchive.Read([.. bytes, 0]), Throws.TypeOf<FormatException>());
        Assert.That(() => ValueArchive.Read([200]), Throws.TypeOf<FormatException>());
    }
}
