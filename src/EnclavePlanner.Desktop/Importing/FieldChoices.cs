using EnclavePlanner.Exchange.Fields;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>Which field of the file the user says fills which of ours.</summary>
public sealed class FieldChoices
{
    private readonly Dictionary<string, string> said = new(StringComparer.Ordinal);

    /// <summary>What he says, as the import takes it.</summary>
    public FieldMap Map { get; private set; } = FieldMap.WellKnown;

    /// <summary>The field that he says fills one of ours: empty for none, null where he leaves it to the names.</summary>
    /// <param name="target">One of <see cref="FieldMap.Targets"/>.</param>
    public string? this[string target]
    {
        get => said.GetValueOrDefault(target);
        set
        {
            if (value is null)
                said.Remove(target);
            else
                said[target] = value;
            // Made once for each change, so that requests with the same choices are the same.
            Map = FieldMap.Of(said);
        }
    }

    /// <summary>Leaves all to the names.</summary>
    public void Clear()
    {
        said.Clear();
        Map = FieldMap.WellKnown;
    }
}
