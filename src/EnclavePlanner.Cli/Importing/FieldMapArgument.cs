using EnclavePlanner.Cli.Output;
using EnclavePlanner.Exchange.Importing;

namespace EnclavePlanner.Cli.Importing;

/// <summary>number=FIELD,name=FIELD,…: which field of the source fills which of ours.</summary>
internal static class FieldMapArgument
{
    /// <exception cref="Geodesy.Faults.FaultException">CLI-MAP: a part is not of the form ours=FIELD, or names none of our fields.</exception>
    internal static FieldMap Parse(string? text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0 || sign == part.Length - 1 || !FieldMap.Names.Contains(part[..sign]))
                throw Terminal.Refusal("CLI-MAP", part, string.Join(", ", FieldMap.Names));
            fields[part[..sign]] = part[(sign + 1)..];
        }

        return FieldMap.From(fields);
    }
}
