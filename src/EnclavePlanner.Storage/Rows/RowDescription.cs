using System.Collections.Immutable;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Storage.Rows;

/// <summary>A row in the words of the plan's tables, for those who list rows.</summary>
public static class RowDescription
{
    /// <summary>The kind of row, such as parcel or swap_proposal.</summary>
    public static string KindOf(PlanRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return RowKinds.NameOf(RowKinds.Of(row));
    }

    /// <summary>
    /// The fields in their order. A value is a text, a whole number, a real number, an identity, a geometry, attributes, a
    /// basket, or null for nothing.
    /// </summary>
    public static ImmutableArray<KeyValuePair<string, object?>> Fields(PlanRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var values = FieldValues.Of(row);
        return [.. values.Names.Select(name => KeyValuePair.Create(name, values[name]))];
    }
}
