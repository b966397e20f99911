using Guild.Core.Text;

namespace Guild.Core.Runs;

/// <summary>The text of an opref: <c>PKGTYPE:PKGNAME VERSION MODEL OPNAME</c>, each word quoted as a POSIX shell reads it.</summary>
public static class OpRefFormat
{
    /// <summary>The text of an opref, without newline.</summary>
    public static string Format(OpRef opRef) =>
        $"{ShellWords.Quote(opRef.PackageType)}:{ShellWords.Quote(opRef.PackageName)} {ShellWords.Quote(opRef.PackageVersion)} "
        + $"{ShellWords.Quote(opRef.ModelName)} {ShellWords.Quote(opRef.OperationName)}";

    /// <summary>Reads the text of an opref; <see langword="null"/> when it isn't one.</summary>
    public static OpRef? Parse(string text)
    {
        if (!ShellWords.TrySplit(text, out var words) || words.Count != 4)
            return null;
        var colon = words[0].IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : new OpRef(words[0][..colon], words[0][(colon + 1)..], words[1], words[2], words[3]);
    }
}
