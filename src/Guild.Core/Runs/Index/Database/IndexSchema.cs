namespace Guild.Core.Runs.Index.Database;

/// <summary>The tables of the index.</summary>
internal static class IndexSchema
{
    /// <summary>Counted up whenever the tables, or what is written into them, change. An index of another version is made anew.</summary>
    public const int Version = 3;

    /// <summary>The size of pages: larger ones take fewer calls to read from end to end, smaller ones are less to write for one run.</summary>
    public const int PageSize = 8192;

    /// <summary>All tables.</summary>
    /// <remarks>
    /// What a command reads of all runs lies together, and apart from what it doesn't read. <c>runs_by_age</c> holds all that filters ask
    /// most: they read that index from end to end in the order of lists. <c>notes</c> has what other programs rewrite in place, and the change
    /// times by which that is seen, <c>stamps</c> all change times. <c>facts</c> is clustered by name, so that a flag or scalar of all runs
    /// lies together. Queries name their index where SQLite, which knows nothing of how many rows there are, may choose another. <c>places.runs</c> is the number of runs: a list that is shorter comes from a damaged file.
    /// </remarks>
    public const string Tables =
        """
        CREATE TABLE places(place INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, generation INTEGER NOT NULL, swept INTEGER NOT NULL, runs INTEGER NOT NULL);
        CREATE TABLE oprefs(opref INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE digests(digest INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE names(name INTEGER PRIMARY KEY, kind INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE(kind, text));
        CREATE TABLE runs(
          run INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, entry INTEGER NOT NULL, id TEXT NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL,
          age INTEGER NOT NULL, opref INTEGER NOT NULL, status INTEGER NOT NULL, started INTEGER, digest INTEGER, UNIQUE(place, id));
        CREATE INDEX runs_by_age ON runs(place, kind, age DESC, id, run, state, opref, status, started, digest);
        CREATE INDEX runs_by_entry ON runs(place, entry);
        CREATE INDEX runs_open ON runs(place, run) WHERE state & 3;
        CREATE TABLE stamps(place INTEGER NOT NULL, run INTEGER NOT NULL, id TEXT NOT NULL, stamps BLOB NOT NULL, PRIMARY KEY(place, run)) WITHOUT ROWID;
        CREATE TABLE notes(
          place INTEGER NOT NULL, run INTEGER NOT NULL, id TEXT NOT NULL, attrs INTEGER NOT NULL, label_at INTEGER NOT NULL, tags_at INTEGER NOT NULL,
          comments_at INTEGER NOT NULL, marked_at INTEGER NOT NULL, label BLOB, tags BLOB, comments BLOB, marked BLOB, PRIMARY KEY(place, run)) WITHOUT ROWID;
        CREATE TABLE details(run INTEGER PRIMARY KEY, data BLOB NOT NULL, sum INTEGER NOT NULL);
        CREATE TABLE facts(name INTEGER NOT NULL, run INTEGER NOT NULL, value, PRIMARY KEY(name, run)) WITHOUT ROWID;
        INSERT INTO places VALUES(0, 0, 0, 0, 0), (1, 0, 0, 0, 0);
        """;
}
