namespace Guild.Abstractions;

/// <summary>Passwords and tokens. A service that plugin classes may take in their constructors.</summary>
/// <remarks>Whatever has passed through here is masked wherever guild logs or reports an error, even when a message quotes it by accident.</remarks>
public interface ISecrets
{
    /// <summary>A secret that the user keeps in an environment variable; <see langword="null"/> when it isn't set, or empty.</summary>
    Secret? FromVariable(string name);

    /// <summary>Makes a secret of a text that the plugin has read elsewhere.</summary>
    Secret Keep(string text);
}
