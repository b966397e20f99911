using Guild.Core.Runs.Index.Database;
using Microsoft.Data.Sqlite;

namespace Guild.Core.Tests.Runs.Index;

/// <summary>The index is missing, damaged, old, locked, or can't be written: what is listed is true all the same.</summary>
[Platform("Linux")]
public sealed class FailureTests
{
    [Test]
    public void A_missing_index_is_made_again()
    {
        using var home = AHome();
        home.Listed();
        File.Delete(home.IndexFile);

        Assert.That(home.Listed(), Is.EqualTo(new[] { "b b's", "a a's" }));
        Assert.That(home.IndexFile, Does.Exist);
    }

    [Test]
    public void Rubbish_in_its_place_is_replaced_by_an_index()
    {
        using var home = AHome();
        Directory.CreateDirectory(Path.GetDirectoryName(home.IndexFile)!);
        File.WriteAllText(home.IndexFile, string.Concat(Enumerable.Repeat("no database ", 1000)));

        Assert.That(home.Listed(), Is.EqualTo(new[] { "b b's", "a a's" }));
        Assert.That(File.ReadAllText(home.IndexFile), Does.StartWith("SQLite format 3"));
    }

    [Test]
    public void An_index_of_another_version_is_made_anew()
    {
        using var home = AHome();
        home.Listed();
        Execute(home, "PRAGMA user_version=999; DELETE FROM runs");

        Assert.That(home.Listed(), Is.EqualTo(new[] { "b b's", "a a's" }));
        Assert.That(home.Listed(), Is.EqualTo(new[] { "b b's", "a a's" }));
    }

    [Test]
    public void An_index_without_its_tables_is_made_anew()
    {
        using var home = AHome();
        home.Listed();
        Execute(home, "DROP TABLE details");

        Assert.That(home.Listed(), Is.EqualTo(new[] { "b b's", "a a's" }));
    }

    [Test]
    public void Wherever_the_file_is_damaged_what_is_listed_is_true()
    {
        using var home = AHome();
        for (var i = 0; i < 40; i++)
            home.ARun($"r{i}", 10 + i, $"label {i}");
        var expected = home.Listed();
        var whole = File.ReadAllBytes(home.IndexFile);
        var random = new Random(7);

        for (var round = 0; round < 60; round++)
        {
            var damaged = (byte[])whole.Clone();
            var at = random.Next(damaged.Length);
            // A page that was never written, or one of something else.
            random.NextBytes(damaged.AsSpan(at, Math.Min(damaged.Length - at, round % 2 == 0 ? 4096 : 64)));
            SqliteConnection.ClearAllPools();
            IndexDatabase.Delete(home.IndexFile);
            File.WriteAllBytes(home.IndexFile, round % 3 == 0 ? damaged[..at] : damaged);

            Assert.That(home.Listed(), Is.EqualTo(expected), $"round {round}");
        }
    }

    [Test]
    public void While_another_process_holds_the_index_runs_are_read_without_it()
    {
        using var home = AHome();
        home.Listed();
        using var connection = Connect(home);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE places SET swept=0";
        command.ExecuteNonQuery();
        home.ARun("c", 3);

        Assert.That(home.Listed(), Is.EqualTo(new[] { "c", "b b's", "a a's" }));
    }

    [Test]
    public void Several_processes_list_and_change_runs_at_once()
    {
        using var home = AHome();
        home.Time.Ahead = TimeSpan.Zero;

        Parallel.For(0, 40, i =>
        {
            home.ARun($"r{i}", 10 + i, $"label {i}");
            Assert.That(home.Page(100), Has.Member($"r{i} label {i}"));
            if (i % 4 != 0)
                return;
            Directory.Delete(Path.Combine(home.Path, "runs", $"r{i}"), recursive: true);
            Assert.That(home.Page(100), Has.No.Member($"r{i} label {i}"));
        });

        Assert.That(home.Listed(), Is.EqualTo(home.WithoutIndex.List().Select(r => $"{r.Id.Value} {r.Label}".Trim())));
    }

    private static IndexedHome AHome()
    {
        var home = new IndexedHome();
        home.ARun("a", 1, "a's");
        home.ARun("b", 2, "b's");
        return home;
    }

    private static SqliteConnection Connect(IndexedHome home)
    {
        var connection = new SqliteConnection($"Data Source={home.IndexFile};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(IndexedHome home, string sql)
    {
        using var connection = Connect(home);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
