namespace Guild.Core.Runs.Index;

/// <summary>The tables of the index.</summary>
internal static class IndexSchema
{
    /// <summary>Counted up whenever the tables, or what is written into them, change. An index of another version is made anew.</summary>
    public const int Version = 1;

    /// <summary>All tables.</summary>
    /// <remarks>
    /// <c>runs</c> is narrow, and its second index holds all that filters ask most: they read that index from end to end in the order of
    /// lists. <c>notes</c> has what other programs rewrite in place, and the change times by which that is seen. <c>facts</c> is
    /// clustered by name, so that a flag or scalar of all runs lies together. <c>places.runs</c> is the number of runs: a list that is shorter comes from a damaged file.
    /// </remarks>
    public const string Tables =
        """
        CREATE TABLE places(place INTEGER PRIMARY KEY, stamp INTEGER NOT NULL, generation INTEGER NOT NULL, swept INTEGER NOT NULL, runs INTEGER NOT NULL);
        CREATE TABLE oprefs(opref INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE names(name INTEGER PRIMARY KEY, kind INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE(kind, text));
        CREATE TABLE runs(
          run INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, entry INTEGER NOT NULL, id TEXT NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL,
          age INTEGER NOT NULL, opref INTEGER NOT NULL, status INTEGER NOT NULL, started INTEGER, digest TEXT, UNIQUE(place, id));
        CREATE INDEX runs_by_age ON runs(place, kind, age DESC, id, run, state, opref, status, started, digest);
        CREATE INDEX runs_by_entry ON runs(place, entry);
        CREATE INDEX runs_open ON runs(place, run) WHERE state & 3;
        CREATE TABLE notes(
          run INTEGER PRIMARY KEY, meta INTEGER NOT NULL, attrs INTEGER NOT NULL, label_at INTEGER NOT NULL, tags_at INTEGER NOT NULL,
          comments_at INTEGER NOT NULL, marked_at INTEGER NOT NULL, label TEXT, tags BLOB, comments BLOB, marked BLOB);
        CREATE TABLE details(run INTEGER PRIMARY KEY, stamps BLOB NOT NULL, data BLOB NOT NULL, sum INTEGER NOT NULL);
        CREATE TABLE facts(name INTEGER NOT NULL, run INTEGER NOT NULL, value, PRIMARY KEY(name, run)) WITHOUT ROWID;
        INSERT INTO places VALUES(0, 0, 0, 0, 0), (1, 0, 0, 0, 0);
        """;
}
