using Guild.Tool.Plugins.Pins;

namespace Guild.Tool.Plugins.Installation;

/// <summary>A pin that is as it should be.</summary>
/// <param name="Locked">The package.</param>
/// <param name="WasThere">Whether it was before.</param>
internal sealed record RestoredPin(LockedPlugin Locked, bool WasThere);
