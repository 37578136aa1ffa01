namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>One sheet of a book. Where its cells stand is known before it is written, so that others can point to them.</summary>
internal abstract class SheetPage(string name)
{
    /// <summary>A legal and unique sheet name.</summary>
    internal string Name { get; } = name;

    /// <summary>The name before an address in a formula.</summary>
    internal string Prefix { get; } = SheetName.Quoted(name) + "!";

    /// <summary>What the sheet is like before its first row.</summary>
    internal abstract SheetLayout Layout { get; }

    /// <summary>Writes the rows, from the first to the last.</summary>
    internal abstract void Write(Sheet sheet);
}
