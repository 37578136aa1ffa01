using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>
/// Writes an .xlsx package, sheet after sheet, straight into the archive. One way for all sheets, and this one, because:
/// ClosedXML keeps a whole book in memory and cannot write a formula with its value; the Open XML SDK needs a package it
/// can also read, which holds every part uncompressed until the end. What a book needs of the format is small, the tests
/// hold it to the SDK's validator, and equal books come out equal byte for byte.
/// </summary>
internal sealed class SpreadsheetPackage
{
    /// <summary>The namespace of SpreadsheetML.</summary>
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string DublinCoreTerms = "http://purl.org/dc/terms/";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>The sheets in their order; at least one.</summary>
    internal required IReadOnlyList<SheetPage> Pages { get; init; }

    /// <summary>Names that mean one cell throughout the book, with its absolute address.</summary>
    internal required IReadOnlyList<(string Name, string Address)> Names { get; init; }

    /// <summary>The title in the file's properties.</summary>
    internal required string Title { get; init; }

    /// <summary>The author in the file's properties.</summary>
    internal required string Author { get; init; }

    /// <summary>When it is made.</summary>
    internal required DateTimeOffset MadeAt { get; init; }

    /// <summary>The footer of every sheet, with its codes.</summary>
    internal required string Footer { get; init; }

    /// <summary>What ends a text that a cell cannot hold in full.</summary>
    internal required string CutNotice { get; init; }

    /// <summary>The font of text and numbers.</summary>
    internal required string BodyFont { get; init; }

    /// <summary>The font of titles and table heads.</summary>
    internal required string HeadingFont { get; init; }

    /// <summary>Writes the package; the stream need not be able to seek, and stays open.</summary>
    internal void Write(Stream target)
    {
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Part(archive, "[Content_Types].xml", WriteContentTypes);
        Part(archive, "_rels/.rels", xml => WriteRelations(
            xml,
            [("officeDocument", Relations + "/officeDocument", "xl/workbook.xml"),
             ("core", PackageRelations + "/metadata/core-properties", "docProps/core.xml")]));
        Part(archive, "docProps/core.xml", WriteProperties);
        Part(archive, "xl/_rels/workbook.xml.rels", xml => WriteRelations(
            xml,
            [.. Pages.Select((_, i) => (SheetId(i), Relations + "/worksheet", $"worksheets/sheet{i + 1}.xml")),
             ("styles", Relations + "/styles", "styles.xml")]));
        Part(archive, "xl/styles.xml", xml => StyleSheet.Write(xml, BodyFont, HeadingFont));
        var lastRows = new int[Pages.Count];
        for (var i = 0; i < Pages.Count; i++)
        {
            var index = i;
            Part(
                archive,
                $"xl/worksheets/sheet{i + 1}.xml",
                xml => lastRows[index] = SheetWriter.Write(xml, Pages[index], index == 0, Footer, CutNotice));
        }

        Part(archive, "xl/workbook.xml", xml => WriteWorkbook(xml, lastRows));
    }

    private static string SheetId(int index) => "sheet" + (index + 1).ToString(CultureInfo.InvariantCulture);

    private void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);

        // A zip archive knows no time before 1980 or after 2107.
        if (MadeAt.Year is >= 1980 and <= 2107)
            entry.LastWriteTime = MadeAt;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(true);
        write(xml);
        xml.WriteEndDocument();
    }

    private void WriteContentTypes(XmlWriter xml)
    {
        xml.WriteStartElement("Types", ContentTypes);
        Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        Override("/xl/workbook.xml", SheetType + "sheet.main+xml");
        Override("/xl/styles.xml", SheetType + "styles+xml");
        Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        for (var i = 1; i <= Pages.Count; i++)
            Override($"/xl/worksheets/sheet{i}.xml", SheetType + "worksheet+xml");
        xml.WriteEndElement();

        void Override(string part, string type) => Element(xml, "Override", ("PartName", part), ("ContentType", type));
    }

    private static void WriteRelations(XmlWriter xml, IEnumerable<(string Id, string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        foreach (var (id, type, target) in relations)
            Element(xml, "Relationship", ("Id", id), ("Type", type), ("Target", target));
        xml.WriteEndElement();
    }

    private void WriteProperties(XmlWriter xml)
    {
        xml.WriteStartElement("cp", "coreProperties", CoreProperties);
        xml.WriteElementString("dc", "title", DublinCore, CellText.Clean(Title));
        xml.WriteElementString("dc", "creator", DublinCore, CellText.Clean(Author));
        xml.WriteStartElement("dcterms", "created", DublinCoreTerms);
        xml.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "dcterms:W3CDTF");
        xml.WriteString(MadeAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteWorkbook(XmlWriter xml, int[] lastRows)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("bookViews");
        Element(xml, "workbookView", ("activeTab", "0"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheets");
        for (var i = 0; i < Pages.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", Pages[i].Name);
            xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("id", Relations, SheetId(i));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("definedNames");
        for (var i = 0; i < Pages.Count; i++)
        {
            var (prefix, layout) = (Pages[i].Prefix, Pages[i].Layout);
            if (layout.FilterRange is { } filter)
                SheetDefinition("_xlnm._FilterDatabase", i, prefix + filter, hidden: true);
            if (layout.LastPrintedColumn is { } column)
                SheetDefinition("_xlnm.Print_Area", i, prefix + CellAddress.Fixed(1, 1, lastRows[i], column), hidden: false);
            if (layout.TitleRows is { } title)
                SheetDefinition("_xlnm.Print_Titles", i, $"{prefix}${title.First}:${title.Last}", hidden: false);
        }

        foreach (var (name, address) in Names)
        {
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", name);
            xml.WriteString(address);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();

        void SheetDefinition(string name, int sheet, string reference, bool hidden)
        {
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("localSheetId", sheet.ToString(CultureInfo.InvariantCulture));
            if (hidden)
                xml.WriteAttributeString("hidden", "1");
            xml.WriteString(reference);
            xml.WriteEndElement();
        }
    }

    private static void Element(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}
