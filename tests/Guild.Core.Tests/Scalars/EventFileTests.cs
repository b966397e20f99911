using Guild.Core.Scalars;

namespace Guild.Core.Tests.Scalars;

public sealed class EventFileTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 23, 14, 35, 8, TimeSpan.Zero);
    private string _path = "";

    [SetUp]
    public void CreatePath() => _path = Path.Combine(Path.GetTempPath(), $"guild-test-{Guid.NewGuid():N}");

    [TearDown]
    public void DeleteFile() => File.Delete(_path);

    [Test]
    public void The_checksum_is_castagnoli() => Assert.That(Crc32C.Of("123456789"u8), Is.EqualTo(0xE3069283));

    [Test]
    public void A_file_begins_with_its_version()
    {
        new EventFileWriter(_path).Dispose();

        Assert.That(Convert.ToHexString(File.ReadAllBytes(_path)), Is.EqualTo("0F000000000000006D532B091A0D627261696E2E4576656E743A32FC985129"));
    }

    [Test]
    public void A_scalar_has_the_bytes_of_the_original_and_no_step_at_zero()
    {
        Assert.That(PayloadOf(w => w.AddScalar("loss", 1.0, 0, Time)), Does.EndWith("2A0D0A0B0A046C6F7373150000803F"));
        Assert.That(PayloadOf(w => w.AddScalar("loss", 0.5, 1, Time)), Does.StartWith("09").And.EndsWith("10012A0D0A0B0A046C6F7373150000003F"));
    }

    [Test]
    public void A_text_has_the_bytes_of_the_original() =>
        Assert.That(PayloadOf(w => w.AddText("k4", "-", Time)), Does.EndWith("2A190A170A026B344207080712004201" + "2D" + "4A080A060A0474657874"));

    [Test]
    public void What_is_written_is_read()
    {
        using (var writer = new EventFileWriter(_path))
        {
            writer.AddScalar("loss", 0.001, 3, Time);
            writer.AddText("note", "é ☃", Time);
            writer.AddScalar("acc", double.NegativeInfinity, -1, Time);
        }

        Assert.That(EventFileReader.Read(_path), Is.EqualTo(new[]
        {
            new ScalarEvent("loss", 3, 0.0010000000474974513, null),
            new ScalarEvent("note", 0, null, "é ☃"),
            new ScalarEvent("acc", -1, double.NegativeInfinity, null),
        }));
    }

    [Test]
    public void A_file_is_continued_where_it_ended()
    {
        using (var writer = new EventFileWriter(_path))
            writer.AddScalar("a", 1, 0, Time);
        using (var writer = new EventFileWriter(_path))
            writer.AddScalar("b", 2, 0, Time);

        Assert.That(EventFileReader.Read(_path).Select(e => e.Tag), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void A_record_that_is_still_being_written_ends_the_file_quietly()
    {
        using (var writer = new EventFileWriter(_path))
        {
            writer.AddScalar("a", 1, 0, Time);
            writer.AddScalar("b", 2, 0, Time);
        }

        var bytes = File.ReadAllBytes(_path);
        var damage = new List<string>();
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(_path, bytes[..length]);
            Assert.That(EventFileReader.Read(_path, damage.Add), Has.Count.LessThan(2));
        }

        Assert.That(damage, Is.Empty);
    }

    [Test]
    public void A_wrong_checksum_ends_the_file_with_a_reason()
    {
        using (var writer = new EventFileWriter(_path))
        {
            writer.AddScalar("a", 1, 0, Time);
            writer.AddScalar("b", 2, 0, Time);
        }

        var bytes = File.ReadAllBytes(_path);
        bytes[^6] ^= 1;
        File.WriteAllBytes(_path, bytes);
        var damage = new List<string>();

        Assert.That(EventFileReader.Read(_path, damage.Add).Select(e => e.Tag), Is.EqualTo(new[] { "a" }));
        Assert.That(damage, Has.One.Contains("damaged"));
    }

    [Test]
    public void Events_of_the_original_are_written_with_the_same_bytes()
    {
        var original = Directory.GetFiles(Path.Combine(RunsCorpus.Home, "runs"), "events.out.tfevents.*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".attrs", StringComparison.Ordinal)).ToArray();

        Assert.That(original, Is.Not.Empty);
        foreach (var file in original)
        {
            var bytes = File.ReadAllBytes(file);
            File.Delete(_path);
            using (var writer = new EventFileWriter(_path))
            {
                foreach (var item in EventFileReader.Read(file))
                    writer.AddScalar(item.Tag, item.Number!.Value, item.Step, Time);
            }

            // Times differ, and with them the checksums behind them.
            Assert.That(new FileInfo(_path).Length, Is.EqualTo(bytes.Length));
            Assert.That(EventFileReader.Read(_path), Is.EqualTo(EventFileReader.Read(file)));
        }
    }

    private string PayloadOf(Action<EventFileWriter> write)
    {
        using (var writer = new EventFileWriter(_path))
        {
            var start = (int)new FileInfo(_path).Length;
            write(writer);
            return Convert.ToHexString(File.ReadAllBytes(_path)[(start + 12)..^4]);
        }
    }
}
