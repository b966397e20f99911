namespace Guild.Abstractions;

/// <summary>Shows the user how far long transfers are. A service that plugin classes may take in their constructors.</summary>
/// <remarks>On a terminal, a bar with rate and time left for whatever takes over a second; elsewhere a line at the start and one at the end.</remarks>
public interface ITransfers
{
    /// <summary>Begins to show a transfer. Several may go on at once.</summary>
    /// <param name="what">What is transferred, for people; a URL without user information.</param>
    /// <param name="total">Its size in bytes, when known.</param>
    /// <param name="done">How many of them are there already, from an earlier attempt.</param>
    ITransfer Begin(string what, long? total, long done = 0);
}
