namespace Guild.Core.Running;

/// <summary>Receives a complete line of output.</summary>
/// <param name="channel">Where it was written.</param>
/// <param name="line">Its bytes without the line feed, control characters below tab dropped. Valid during the call only.</param>
public delegate void OutputLineHandler(OutputChannel channel, ReadOnlySpan<byte> line);
