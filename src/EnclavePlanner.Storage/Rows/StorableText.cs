using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Rows;

/// <summary>
/// Refuses text that a database would cut off or alter without a word: the character U+0000, and halves of a surrogate
/// pair that stand alone.
/// </summary>
internal sealed class StorableText : IFieldWriter
{
    private readonly string owner;

    private StorableText(string owner) => this.owner = owner;

    /// <exception cref="FaultException">STO-TEXT-UNSTORABLE.</exception>
    internal static void Require(ChangeSetHead head)
    {
        var texts = new StorableText(head.Title);
        texts.Text("title", head.Title);
        texts.Text("author", head.Author);
    }

    /// <exception cref="FaultException">STO-TEXT-UNSTORABLE.</exception>
    internal static void Require(PlanRow row) =>
        RowFields.Write(row, new StorableText(row is PlanFeature feature ? feature.Label : RowKinds.NameOf(RowKinds.Of(row))));

    public void Text(string field, string? value)
    {
        if (value is not null && !IsStorable(value))
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-TEXT-UNSTORABLE", Shown(owner), Shown(field)));
    }

    public void Attributes(string field, SourceAttributes value)
    {
        foreach (var (name, content) in value.Values)
        {
            Text(name, name);
            Text(name, content as string);
        }
    }

    public void Integer(string field, long value)
    {
    }

    public void Real(string field, double value)
    {
    }

    public void Identity(string field, Guid value)
    {
    }

    public void Geometry(string field, Geometry value)
    {
    }

    public void Basket(string field, Basket value)
    {
    }

    private static bool IsStorable(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\0' || char.IsLowSurrogate(text[index]))
                return false;
            if (char.IsHighSurrogate(text[index]) && (++index == text.Length || !char.IsLowSurrogate(text[index])))
                return false;
        }

        return true;
    }

    private static string Shown(string text) =>
        string.Concat(text.Select(character => character == '\0' || char.IsSurrogate(character) ? '\uFFFD' : character));
}
