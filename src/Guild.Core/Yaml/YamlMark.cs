namespace Guild.Core.Yaml;

/// <summary>A place in a text that is being read; all three count from 0.</summary>
internal readonly record struct YamlMark(int Index, int Line, int Column);
