namespace Guild.Core.Resources;

/// <summary>Tells links that lead nowhere. .NET's own <c>Exists</c> says yes to them.</summary>
internal static class DanglingLink
{
    /// <summary>Whether this is a link to nothing, or in a circle.</summary>
    public static bool Is(FileSystemInfo entry) => entry.LinkTarget is not null && LeadsNowhere(entry);

    /// <summary>Whether something is there, links followed.</summary>
    public static bool IsReal(string path) => Path.Exists(path) && !Is(new FileInfo(path));

    private static bool LeadsNowhere(FileSystemInfo link)
    {
        try
        {
            // By path: the link's own class says nothing about whether it leads to a file or a directory.
            return link.ResolveLinkTarget(returnFinalTarget: true) is not { } target || !Path.Exists(target.FullName);
        }
        catch (IOException)
        {
            // Too many links on the way: a circle.
            return true;
        }
    }
}
