using Guild.Tool.Commands.Setup;

namespace Guild.Tool.Tests.Setup;

public sealed class DiskSpaceTests
{
    [Test]
    [Platform("Linux")]
    public void Directories_take_space_too()
    {
        var root = Directory.CreateTempSubdirectory("guild-space-").FullName;
        try
        {
            var empty = Directory.CreateDirectory(Path.Combine(root, "empty")).FullName;
            var own = DiskSpace.Of(empty);
            File.WriteAllBytes(Path.Combine(empty, "file"), new byte[1000]);
            Directory.CreateDirectory(Path.Combine(empty, "below"));

            Assert.That(DiskSpace.Of(empty), Is.GreaterThanOrEqualTo(own + 1000).And.EqualTo(DiskSpace.Of(empty + "/")));
            Assert.That(DiskSpace.Of(root), Is.GreaterThanOrEqualTo(DiskSpace.Of(empty)));
            Assert.That(DiskSpace.Of(Path.Combine(root, "absent")), Is.Zero);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
