using Guild.Abstractions;
using Guild.Core.Runs.Archives;
using Guild.Core.Text;

namespace Guild.Tool.Views;

/// <summary>Archives as JSON.</summary>
internal static class ArchivesJson
{
    /// <summary>A list of archives, on one line.</summary>
    public static string List(IEnumerable<NamedArchive> archives) => JsonText.WriteAscii(new ListValue([.. archives.Select(a =>
        MapValue.Of(("name", Value.Of(a.Name)), ("description", Value.Of(a.Description)), ("path", Value.Of(a.Path))))]));
}
