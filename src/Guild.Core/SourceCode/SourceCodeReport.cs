namespace Guild.Core.SourceCode;

/// <summary>What <c>--test-sourcecode</c> prints (guildfile.md 11.5).</summary>
public static class SourceCodeReport
{
    /// <summary>The lines.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="workingDirectory">Absolute path of the directory that paths are shown relative to.</param>
    public static IReadOnlyList<string> Lines(SourceCodeSelection selection, string workingDirectory)
    {
        var root = Path.GetRelativePath(workingDirectory, selection.Root).Replace('\\', '/');
        List<string> lines =
        [
            root == "." ? "Copying from the current directory" : $"Copying from '{root}'",
            "Rules:",
            .. selection.Rules.Select(r => "  " + r),
        ];
        if (selection.IsDisabled)
            return [.. lines, "Source code copy disabled"];
        // The original marks directories only where it shows paths as it walked them.
        var mark = root == "." ? "/" : "";
        lines.Add("Selected for copy:");
        lines.AddRange(selection.Files.Select(f => "  " + Show(f)));
        lines.Add("Skipped:");
        lines.AddRange(selection.Skipped.Select(s => "  " + Show(s.Path) + (s.IsDirectory ? mark : "")));
        return lines;

        string Show(string path) =>
            root == "." ? path : Path.GetRelativePath(workingDirectory, Path.Combine(selection.Root, path)).Replace('\\', '/');
    }
}
