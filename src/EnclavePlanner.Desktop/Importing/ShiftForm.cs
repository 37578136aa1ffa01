using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>The shift as the user types it or takes it from a file, and what is wrong with each entry.</summary>
public sealed class ShiftForm
{
    private readonly Dictionary<string, string> entries = new(StringComparer.Ordinal);
    private Dictionary<string, Fault> faults = [];

    /// <summary><see cref="ShiftParameters.Seven"/>, <see cref="ShiftParameters.Four"/>, or empty where nothing is shifted.</summary>
    public string Method { get; private set; } = "";

    /// <summary>Name of the file that the entries were read from; null when they were typed.</summary>
    public string? FileName { get; private set; }

    /// <summary>Why a file of parameters was not taken.</summary>
    public Fault? FileFault { get; private set; }

    /// <summary>Whether the entries lead from a city's own grid, which no code names.</summary>
    public bool IsGrid => Method == ShiftParameters.Four;

    /// <summary>What stands at a member.</summary>
    public string this[string member]
    {
        get => entries.GetValueOrDefault(member, "");
        set
        {
            entries[member] = value;
            faults.Remove(member);
        }
    }

    /// <summary>What is wrong at a member; null where nothing is.</summary>
    public Fault? FaultAt(string member) => faults.GetValueOrDefault(member);

    /// <summary>Begins with a method; what was entered for another is gone.</summary>
    public void Choose(string method)
    {
        if (method == Method)
            return;
        Clear();
        Method = method;
    }

    /// <summary>Reads the entries as they would be read from a file.</summary>
    /// <param name="shift">The shift; null where nothing is to be shifted.</param>
    /// <returns>Whether there is nothing wrong; otherwise <see cref="FaultAt"/> says what.</returns>
    public bool TryRead(out DatumShift? shift)
    {
        shift = null;
        faults = [];
        if (Method.Length == 0)
            return true;
        var members = IsGrid ? ShiftParameters.FourNumbers.Add(ShiftParameters.ToEpsg) : ShiftParameters.SevenNumbers.Add(ShiftParameters.Rotation);
        var typed = members.ToDictionary(member => member, member => this[member]);
        typed.Add(ShiftParameters.Method, Method);
        var reading = ShiftParameters.Typed(typed);
        foreach (var fault in reading.Faults)
            faults.TryAdd(fault.Parameter, fault.Fault);
        shift = reading.Shift;
        return shift is not null;
    }

    /// <summary>Takes the entries from a file. One that cannot be taken changes nothing, and <see cref="FileFault"/> says why.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="stream">Opens it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task FillAsync(string name, long length, Func<Stream> stream, CancellationToken cancellation)
    {
        try
        {
            var shift = await ShiftFile.ReadAsync(name, length, stream, cancellation);
            Clear();
            foreach (var (member, entry) in ShiftParameters.Entries(shift))
                entries[member] = entry;
            Method = entries[ShiftParameters.Method];
            FileName = name;
        }
        catch (FaultException refusal)
        {
            FileFault = refusal.Fault;
        }
    }

    /// <summary>Back to no shift.</summary>
    public void Clear()
    {
        entries.Clear();
        faults = [];
        (Method, FileName, FileFault) = ("", null, null);
    }
}
