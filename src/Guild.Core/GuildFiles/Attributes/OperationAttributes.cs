namespace Guild.Core.GuildFiles.Attributes;

/// <summary>Attributes of an operation (guildfile.md 4).</summary>
public static class OperationAttributes
{
    /// <summary>The table.</summary>
    public static readonly ItemSchema Schema = new("operation", 52);

    public static readonly AttributeSpec Description = Schema.Add(new(
        "description", AttributeShape.Text, "Help; the first line is used in lists."));
    public static readonly AttributeSpec Default = Schema.Add(new(
        "default", AttributeShape.Boolean, "Whether 'guild run' without operation runs this one.") { Default = "no" });
    public static readonly AttributeSpec Main = Schema.Add(new(
        "main", AttributeShape.Texts, "The Python module to run, and its arguments.") { Default = "the operation's name", Since = "2018" });
    public static readonly AttributeSpec Exec = Schema.Add(new(
        "exec", AttributeShape.Texts, "The command to run, split by shell rules; no shell is involved."));
    public static readonly AttributeSpec Steps = Schema.Add(new(
        "steps", AttributeShape.List, "Other operations to run, in order.") { Items = StepAttributes.Schema, Entries = AttributeShape.Text });
    public static readonly AttributeSpec Notebook = Schema.Add(new("notebook", AttributeShape.Text, "The Jupyter notebook to run."));
    public static readonly AttributeSpec Flags = Schema.Add(new(
        "flags", AttributeShape.Mapping, "The flags, by name: attributes, or the default alone.")
    {
        Items = FlagAttributes.Schema,
        Entries = AttributeShape.Scalar | AttributeShape.List,
        HoldsNamedItems = true,
    });
    public static readonly AttributeSpec FlagsImport = Schema.Add(new(
        "flags-import", AttributeShape.Text | AttributeShape.Boolean | AttributeShape.List, "Which flags of the program become flags of the operation: yes, no, or a list of names.")
    {
        Default = "those named in 'flags'",
        Allowed = ["all"],
        RefusesOthers = true,
        Since = "2018",
    });
    public static readonly AttributeSpec FlagsImportSkip = Schema.Add(new(
        "flags-import-skip", AttributeShape.Texts, "Flags of the program that are not imported.") { IsNeededLater = true });
    public static readonly AttributeSpec FlagsDest = Schema.Add(new(
        "flags-dest", AttributeShape.Text, "How flags reach the program: args, args:click, globals, global:NAME, dict:NAME, namespace:NAME, config:FILE or none.")
    {
        Default = "detected, else args",
        Since = "2019",
    });
    public static readonly AttributeSpec DefaultFlagArgSkip = Schema.Add(new(
        "default-flag-arg-skip", AttributeShape.Boolean, "The default of the flags' 'arg-skip'.") { Default = "no" });
    public static readonly AttributeSpec FlagEncoder = Schema.Add(new(
        "flag-encoder", AttributeShape.Text, "MODULE:FUNCTION that encodes flags for an optimizer.") { IsNeededLater = true });
    public static readonly AttributeSpec Requires = Schema.Add(new(
        "requires", AttributeShape.Text | AttributeShape.Mapping | AttributeShape.List, "The resources that must be there before a run starts.")
    {
        Items = DependencyAttributes.Schema,
        OtherItems = [ResourceAttributes.Schema, SourceAttributes.Schema],
        Entries = AttributeShape.Text,
    });
    public static readonly AttributeSpec Sourcecode = Schema.Add(new(
        "sourcecode", AttributeShape.Rules, "Which source code is copied into the run: globs, rules, or 'no' for none.")
    {
        Items = SourceCodeAttributes.Schema,
        ListItems = SourceRuleAttributes.Schema,
        Since = "2019",
    });
    public static readonly AttributeSpec OutputScalars = Schema.Add(new(
        "output-scalars", AttributeShape.Rules, "Patterns that find scalars in the output; 'no' for none.")
    {
        Default = "lines such as 'loss: 0.5'",
        Entries = AttributeShape.Any,
    });
    public static readonly AttributeSpec OutputAttrs = Schema.Add(new(
        "output-attrs", AttributeShape.Rules, "Patterns that find attributes in the output; 'no' for none.")
    {
        Default = "lines such as 'version: a1'",
        Entries = AttributeShape.Any,
    });
    public static readonly AttributeSpec Compare = Schema.Add(new("compare", AttributeShape.Texts, "Columns of 'guild compare'.") { IsNeededLater = true });
    public static readonly AttributeSpec Objective = Schema.Add(new(
        "objective", AttributeShape.Text | AttributeShape.Mapping, "The scalar to minimize; '-' in front maximizes.") { Default = "loss", Items = ObjectiveAttributes.Schema });
    public static readonly AttributeSpec Optimizer = Schema.Add(new(
        "optimizer", AttributeShape.Text | AttributeShape.Mapping, "The optimizer.") { Items = OptimizerAttributes.Schema });
    public static readonly AttributeSpec Optimizers = Schema.Add(new(
        "optimizers", AttributeShape.List | AttributeShape.Mapping, "The optimizers, by name.") { Items = OptimizerAttributes.Schema, HoldsNamedItems = true, Entries = AttributeShape.Scalar });
    public static readonly AttributeSpec DefaultMaxTrials = Schema.Add(new(
        "default-max-trials", AttributeShape.Number, "Trials of a search without --max-trials.") { Default = "20" });
    public static readonly AttributeSpec CanStageTrials = Schema.Add(new(
        "can-stage-trials", AttributeShape.Boolean, "Whether an optimizer supports --stage-trials.") { Default = "no" });
    public static readonly AttributeSpec Publish = Schema.Add(new(
        "publish", AttributeShape.Mapping, "What 'guild publish' does with runs.") { Items = PublishAttributes.Schema });
    public static readonly AttributeSpec Env = Schema.Add(new("env", AttributeShape.Mapping, "Environment variables of the process.") { IsNeededLater = true });
    public static readonly AttributeSpec EnvSecrets = Schema.Add(new(
        "env-secrets", AttributeShape.Texts, "Names of variables that are not recorded.") { IsNeededLater = true });
    public static readonly AttributeSpec Label = Schema.Add(new(
        "label", AttributeShape.Text, "The template of a run's label.") { Default = "the flags that are set", Since = "2018", IsNeededLater = true });
    public static readonly AttributeSpec Tags = Schema.Add(new("tags", AttributeShape.Texts, "Tags of each run."));
    public static readonly AttributeSpec PythonRequires = Schema.Add(new(
        "python-requires", AttributeShape.Text, "The version range asked of Python, as in '>=3.8'.") { Default = "the model's", IsNeededLater = true });
    public static readonly AttributeSpec PythonPath = Schema.Add(new(
        "python-path", AttributeShape.Texts, "Directories in which modules are looked for when flags are imported.") { Since = "2018" });
    public static readonly AttributeSpec PipFreeze = Schema.Add(new(
        "pip-freeze", AttributeShape.Boolean, "Whether installed Python packages are recorded.") { Default = "yes" });
    public static readonly AttributeSpec Plugins = Schema.Add(new(
        "plugins", AttributeShape.Boolean | AttributeShape.Texts, "The active plugins: names, 'no' for none.") { Default = "the model's" });
    public static readonly AttributeSpec RunAttrs = Schema.Add(new("run-attrs", AttributeShape.Mapping, "Attributes saved with each run.") { IsNeededLater = true });
    public static readonly AttributeSpec DeleteOnSuccess = Schema.Add(new(
        "delete-on-success", AttributeShape.Boolean, "Whether a run that succeeds is deleted.") { Default = "no" });
    public static readonly AttributeSpec Stoppable = Schema.Add(new(
        "stoppable", AttributeShape.Boolean, "Whether being terminated counts as success.") { Default = "no" });
    public static readonly AttributeSpec HandleKeyboardInterrupt = Schema.Add(new(
        "handle-keyboard-interrupt", AttributeShape.Boolean, "Sets HANDLE_KEYBOARD_INTERRUPT=1 for the process.") { Default = "no" });

    public static readonly AttributeSpec OldCmd = Schema.AddOld("cmd", "2018", Main);
    public static readonly AttributeSpec OldLabelTemplate = Schema.AddOld("label-template", "2018", Label);
    public static readonly AttributeSpec OldPath = Schema.AddOld("path", "2018", PythonPath);
    public static readonly AttributeSpec DisabledPlugins = Schema.Add(new(
        "disabled-plugins", AttributeShape.Texts, "Plugins that are not active. Use 'plugins'.") { Since = "2018" });
    public static readonly AttributeSpec DisablePlugins = Schema.AddOld("disable-plugins", "2018", DisabledPlugins);
    public static readonly AttributeSpec PluginOp = Schema.AddDropped("plugin-op", "2018", "Operations implemented by plugins are not supported.");
    public static readonly AttributeSpec PreProcess = Schema.AddDropped("pre-process", "2018", "Not supported; use a step.");
    public static readonly AttributeSpec Remote = Schema.AddDropped("remote", "2018", "Not supported; use --remote.");
    public static readonly AttributeSpec SetTrace = Schema.AddDropped("set-trace", "2018", "Not supported; use --break.");
}
