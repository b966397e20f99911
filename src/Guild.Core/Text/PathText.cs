namespace Guild.Core.Text;

/// <summary>Paths, shortened for labels.</summary>
public static class PathText
{
    private const int LongestShown = 20;
    private const string Ellipsis = "…";

    /// <summary>Whether a path is longer than labels show.</summary>
    public static bool IsLong(string path) => path.Length > LongestShown;

    /// <summary>A path of about 20 characters: its beginning and end with <c>…</c> between. The last part is always whole.</summary>
    public static string Shorten(string path)
    {
        if (!IsLong(path))
            return path;
        var parts = path.Split('/');
        // The empty part before a leading slash belongs to the first name.
        var names = parts[0].Length == 0 && parts.Length > 1 ? ["/" + parts[1], .. parts[2..]] : parts;
        if (names.Length < 2)
            return path;
        var left = 0;
        var right = 1;
        var length = names[^1].Length + Ellipsis.Length + 1;
        for (var takesLeft = true; left + right < names.Length - 1; takesLeft = !takesLeft)
        {
            var next = takesLeft ? names[left] : names[^(right + 1)];
            length += next.Length + 1;
            if (length > LongestShown)
                break;
            if (takesLeft)
                left++;
            else
                right++;
        }

        var shortened = string.Join('/', [.. names[..left], Ellipsis, .. names[^right..]]);
        return shortened.Length < path.Length ? shortened : path;
    }
}
