using System.Text;

namespace Guild.Plugins.Url;

/// <summary>The environment variable that holds a host's token: <c>GUILD_URL_TOKEN_DATA_EXAMPLE_ORG</c> for data.example.org.</summary>
internal static class TokenVariable
{
    private const string Prefix = "GUILD_URL_TOKEN_";

    /// <summary>The variable of a host; <see langword="null"/> for one whose name can't be told from another's in it.</summary>
    /// <param name="host">The host's name, in lower case, without port.</param>
    public static string? NameFor(string host)
    {
        var name = new StringBuilder(Prefix, Prefix.Length + host.Length);
        foreach (var c in host)
        {
            // Two for a hyphen: a-b.org must not be given the token of a.b.org.
            if (c is '-')
                name.Append("__");
            else if (c is '.')
                name.Append('_');
            else if (char.IsAsciiLetterOrDigit(c))
                name.Append(char.ToUpperInvariant(c));
            else
                return null;
        }

        return name.ToString();
    }
}
