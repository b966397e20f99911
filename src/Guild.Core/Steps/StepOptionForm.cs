namespace Guild.Core.Steps;

/// <summary>What the value of a step's option is.</summary>
internal enum StepOptionForm
{
    /// <summary>None: it is on or off.</summary>
    Switch,

    /// <summary>One text.</summary>
    Text,

    /// <summary>Any number of texts.</summary>
    Many,
}
