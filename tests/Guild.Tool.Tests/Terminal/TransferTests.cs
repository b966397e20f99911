using FsCheck;
using FsCheck.Fluent;
using Guild.Core.Secrets;
using Guild.Tool.Terminal;
using Guild.Tool.Tests.Runs;

namespace Guild.Tool.Tests.Terminal;

public class TransferTests
{
    private const string Url = "https://example.org/data.bin";
    private const int MiB = 1 << 20;

    private ManualClock _clock = new();

    [SetUp]
    public void StartClock() => _clock = new ManualClock();

    [Test]
    public void In_a_pipe_a_transfer_is_a_line_at_the_start_and_one_at_the_end()
    {
        var terminal = new FakeTerminal();
        using var transfers = Transfers(terminal);

        using (var transfer = transfers.Begin(Url, 10 * MiB))
        {
            _clock.Pass(TimeSpan.FromSeconds(2));
            transfer.Advance(10 * MiB);
            transfer.Complete();
        }

        Assert.That(terminal.ErrorOutput, Is.EqualTo($"Downloading {Url} (10 MiB)\nDownloaded {Url} (10 MiB in 2.0 s, 5 MiB/s)\n"));
    }

    [Test]
    public void In_a_pipe_a_transfer_that_fails_has_no_line_at_the_end()
    {
        var terminal = new FakeTerminal();
        using var transfers = Transfers(terminal);

        transfers.Begin(Url, null).Dispose();

        Assert.That(terminal.ErrorOutput, Is.EqualTo($"Downloading {Url} (size unknown)\n"));
    }

    [Test]
    public void On_a_terminal_what_is_over_within_a_second_shows_nothing()
    {
        var terminal = new FakeTerminal { ErrorWidth = 80 };
        using var transfers = Transfers(terminal);

        using (var transfer = transfers.Begin(Url, MiB))
        {
            transfer.Advance(MiB);
            _clock.Pass(TimeSpan.FromSeconds(0.9));
            transfer.Complete();
        }

        _clock.Pass(TimeSpan.FromSeconds(5));
        Assert.That(terminal.ErrorOutput, Is.Empty);
    }

    [Test]
    public void On_a_terminal_a_long_transfer_is_a_bar_with_rate_and_time_left_that_is_gone_at_the_end()
    {
        var terminal = new FakeTerminal { ErrorWidth = 100 };
        using var transfers = Transfers(terminal);

        using (var transfer = transfers.Begin(Url, 20 * MiB))
        {
            _clock.Pass(TimeSpan.FromSeconds(1));
            transfer.Advance(5 * MiB);
            _clock.Pass(TimeSpan.FromSeconds(1));
            Assert.That(LastLine(terminal), Is.EqualTo($"{Url}  [#####---------------]  25%  5 MiB of 20 MiB  5 MiB/s  0:03 left"));
            transfer.Advance(15 * MiB);
            transfer.Complete();
        }

        Assert.That(terminal.ErrorOutput, Does.EndWith($"left\u001b[K\r\u001b[KDownloaded {Url} (20 MiB in 2.0 s, 10 MiB/s)\n"));
    }

    [Test]
    public void Of_a_long_url_the_name_of_the_file_is_shown() => Assert.That(
        TransferText.Line("https://example.org/some/where/data.bin?signature=" + new string('x', 80), 5 * MiB, null, MiB, 60),
        Is.EqualTo("data.bin  5 MiB  1 MiB/s"));

    [Test]
    public void What_is_logged_meanwhile_gets_a_line_of_its_own()
    {
        var terminal = new FakeTerminal { ErrorWidth = 100 };
        var log = new TerminalLog(terminal, 20, new SecretTexts(new Dictionary<string, string>()));
        using var transfers = new Transfers(terminal, log, _clock);
        using var transfer = transfers.Begin(Url, 20 * MiB);
        _clock.Pass(TimeSpan.FromSeconds(2));

        log.Info("trying again");

        Assert.That(terminal.ErrorOutput, Does.EndWith("\u001b[K\r\u001b[Ktrying again\n"));
        _clock.Pass(TimeSpan.FromSeconds(1));
        Assert.That(LastLine(terminal), Does.StartWith(Url));
    }

    [Test]
    public void Several_transfers_share_the_line()
    {
        var terminal = new FakeTerminal { ErrorWidth = 100 };
        using var transfers = Transfers(terminal);
        using var first = transfers.Begin("a", 10 * MiB);
        using var second = transfers.Begin("b", 30 * MiB, done: 10 * MiB);

        first.Advance(10 * MiB);
        _clock.Pass(TimeSpan.FromSeconds(1));

        Assert.That(LastLine(terminal), Does.StartWith("2 downloads  [##########----------]  50%  20 MiB of 40 MiB"));
    }

    [Test]
    public void Who_wants_warnings_alone_sees_neither_bar_nor_lines()
    {
        foreach (var width in new int?[] { null, 80 })
        {
            var terminal = new FakeTerminal { ErrorWidth = width };
            using var transfers = Transfers(terminal, level: 30);
            using var transfer = transfers.Begin(Url, MiB);
            _clock.Pass(TimeSpan.FromSeconds(5));
            transfer.Complete();

            Assert.That(terminal.ErrorOutput, Is.Empty);
        }
    }

    [Test]
    public void No_line_is_longer_than_the_terminal_is_wide() => Prop.ForAll<NonNull<string>, long, PositiveInt>((what, bytes, width) =>
    {
        foreach (var total in new long?[] { null, 0, bytes, bytes / 2, long.MaxValue })
            Assert.That(TransferText.Line(what.Get, bytes, total, Math.Abs((double)bytes) / 3, width.Get), Has.Length.LessThanOrEqualTo(width.Get));
    }).QuickCheckThrowOnFailure();

    private static string LastLine(FakeTerminal terminal) => terminal.ErrorOutput[(terminal.ErrorOutput.LastIndexOf('\r') + 1)..].Replace("\u001b[K", "", StringComparison.Ordinal);

    private Transfers Transfers(FakeTerminal terminal, int level = 20) =>
        new(terminal, new TerminalLog(terminal, level, new SecretTexts(new Dictionary<string, string>())), _clock);
}
