using System.Xml;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Tables.Workbooks;

/// <summary>The texts that the cells of a workbook share.</summary>
internal static class SharedTexts
{
    /// <param name="file">The workbook, for a fault.</param>
    /// <param name="part">The part of shared texts; null where the workbook has none.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-XLSX-TEXTS: more than a table holds cells.</exception>
    internal static IReadOnlyList<string> Read(SourceFile file, Stream? part, CancellationToken cancellation)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using var xml = WorkbookXml.Open(part);
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            cancellation.ThrowIfCancellationRequested();
            if (texts.Count == TableLimits.MostCells)
                throw ExchangeTexts.Refusal("EXC-XLSX-TEXTS", file.Name, TableLimits.MostCells);
            texts.Add(WorkbookXml.Runs(xml));
        }

        return texts;
    }
}
