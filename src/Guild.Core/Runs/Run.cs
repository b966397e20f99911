using Guild.Abstractions;
using Guild.Core.Errors;
using Guild.Core.Scalars;

namespace Guild.Core.Runs;

/// <summary>
/// A run as its directory tells it. What is asked for is read then, once: make a new one (<see cref="RunStore"/>) to see changes.
/// Nothing that is missing or damaged is fatal; <see cref="Damage"/> says what couldn't be read.
/// </summary>
public sealed partial class Run
{
    private const string OpRefName = "";

    private readonly Func<RunDirectory, RunState> _readState;
    private readonly KnownRun? _known;
    private RunDirectory? _directory;
    private string? _opRefText;
    private Dictionary<string, Value?>? _attributes;
    private RunScalars? _scalars;
    private RunState? _state;
    private OpRef? _opRef;
    private bool _hasParsedOpRef;
    private Run? _prototype;
    private bool _hasReadPrototype;
    private RunPresence? _presence;

    // By attribute, the opref under the empty name, which comes first.
    private SortedDictionary<string, string>? _damage;

    internal Run(RunDirectory directory, string opRefText, Func<RunDirectory, RunState> readState)
    {
        _directory = directory;
        _opRefText = opRefText;
        _readState = readState;
    }

    /// <summary>A run that isn't a batch, of which something is known already.</summary>
    internal Run(KnownRun known, Func<RunDirectory, RunState> readState)
    {
        _readState = readState;
        _known = known;
        _hasReadPrototype = true;
    }

    /// <summary>The run's directory.</summary>
    public RunDirectory Directory => _directory ??= _known!.Directory;

    /// <summary>The id: the name of the directory, whatever the <c>id</c> attribute says.</summary>
    public RunId Id => Directory.Id;

    /// <summary>The text of the opref as it is in its file.</summary>
    public string OpRefText => _opRefText ??= _known!.OpRefText;

    /// <summary>What the run was made from; <see langword="null"/> when the opref can't be read.</summary>
    public OpRef? OpRef
    {
        get
        {
            if (!_hasParsedOpRef)
            {
                _hasParsedOpRef = true;
                _opRef = _known is null ? OpRefFormat.Parse(OpRefText) : _known.OpRef;
                if (_opRef is null && _known is null)
                    AddDamage(OpRefName, $"invalid opref for run '{Id}' ({Directory.Path})");
            }

            return _opRef;
        }
    }

    /// <summary>Where the run stands.</summary>
    public RunState State => _state ??= _known?.State ?? ReadState();

    /// <summary>Where the run stands.</summary>
    public RunStatus Status => State.Status;

    /// <summary>
    /// What couldn't be read, in words, of all that was asked for: the opref, else the first attribute by name; <see langword="null"/> when all
    /// could. In which order things were asked for makes no difference.
    /// </summary>
    public string? Damage => _damage?.First().Value;

    /// <summary>Whether the run was taken away while it was read: then what was read of it may not be all.</summary>
    public bool IsGone => _presence?.IsGone == true;

    /// <summary>The names of the attributes, sorted.</summary>
    public IReadOnlyList<string> AttributeNames => RunAttributes.Names(Directory);

    /// <summary>The prototype of a batch; <see langword="null"/> for other runs.</summary>
    public Run? Prototype
    {
        get
        {
            if (!_hasReadPrototype)
            {
                _hasReadPrototype = true;
                var directory = Directory.Prototype;
                if (RunRecord.ReadOpRefText(directory) is { } text)
                    _prototype = new Run(directory, text, _readState);
            }

            return _prototype;
        }
    }

    /// <summary>Whether the run makes other runs.</summary>
    public bool IsBatch => Prototype is not null;

    /// <summary>An attribute as stored; <see langword="null"/> when the run doesn't have it or it can't be read.</summary>
    public Value? this[string name]
    {
        get
        {
            if (_known?.TryAttribute(name, out var known) == true)
                return known;
            _attributes ??= new Dictionary<string, Value?>(StringComparer.Ordinal);
            if (!_attributes.TryGetValue(name, out var value))
                _attributes[name] = value = ReadAttribute(name);
            return value;
        }
    }

    /// <summary>The scalars and the attributes that the program printed.</summary>
    public RunScalars Scalars => _scalars ??= _known?.Scalars ?? RunScalars.Read(Directory);

    /// <summary>The value of one flag; <see langword="null"/> when the run doesn't have it.</summary>
    internal Value? Flag(string name) => _known is { } known ? known.Flag(name) : Flags[name];

    /// <summary>An attribute that the operation defines; <see langword="null"/> when it doesn't.</summary>
    internal Value? OperationAttribute(string name) => _known is { } known ? known.OperationAttribute(name) : (this["opdef_attrs"] as MapValue)?[name];

    /// <summary>An attribute that the program printed; <see langword="null"/> when it didn't.</summary>
    internal string? LoggedText(string name) => _known is { } known ? known.LoggedText(name) : Scalars.FindText(name);

    /// <summary>The last value of a scalar; <see langword="null"/> when there is none.</summary>
    internal double? LastScalar(string key) => _known is { } known ? known.LastScalar(key) : Scalars.Find(key)?.Last.Value;

    /// <summary>A run whose opref is there but can't be read.</summary>
    internal static Run WithoutOpRef(RunDirectory directory, string reason, Func<RunDirectory, RunState> readState)
    {
        var run = new Run(directory, "", readState);
        run.AddDamage(OpRefName, reason);
        return run;
    }

    private void AddDamage(string name, string reason) => (_damage ??= new(StringComparer.Ordinal)).TryAdd(name, reason);

    private RunState ReadState()
    {
        var state = Present(() => _readState(Directory), _ => false);
        if (state.Damage is { } reason)
            AddDamage(RunStatusReader.ExitStatusName, reason);
        return state;
    }

    private Value? ReadAttribute(string name) => Present(() => ReadOnce(name), value => value is not null);

    // What is read while another guild moves the run is read again, unless it is certain.
    private T Present<T>(Func<T> read, Func<T, bool> isCertain)
    {
        const int Attempts = 5;
        _presence ??= new RunPresence(Directory);
        for (var attempt = 1; ; attempt++)
        {
            var value = read();
            if (isCertain(value) || !_presence.HasMoved() || attempt == Attempts)
                return value;
        }
    }

    private Value? ReadOnce(string name)
    {
        try
        {
            return RunAttributes.Read(Directory, name);
        }
        catch (GuildException e)
        {
            AddDamage(name, e.Message);
            return null;
        }
    }
}
