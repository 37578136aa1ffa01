using System.Globalization;
using System.Xml;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>Writes the style sheet of the book (ECMA-376 part 1, 18.8).</summary>
internal static class StyleSheet
{
    private const int FirstOwnFormat = 164;

    /// <summary>Writes it.</summary>
    /// <param name="xml">The part.</param>
    /// <param name="bodyFont">The name of the font of text and numbers.</param>
    /// <param name="headingFont">The name of the font of titles and table heads.</param>
    internal static void Write(XmlWriter xml, string bodyFont, string headingFont)
    {
        var styles = CellStyle.All;
        var fonts = Distinct(styles.Select(FontOf));
        var fills = Distinct(styles.Select(style => style.Fill).OfType<string>());
        var formats = Distinct(styles.Select(style => style.Format).Where(format => format is not ("General" or "@")));

        xml.WriteStartElement("styleSheet", SpreadsheetPackage.Main);
        Start(xml, "numFmts", formats.Count);
        foreach (var (format, i) in formats.Select((format, i) => (format, i)))
            Empty(xml, "numFmt", ("numFmtId", FirstOwnFormat + i), ("formatCode", format));
        xml.WriteEndElement();

        Start(xml, "fonts", fonts.Count);
        foreach (var font in fonts)
        {
            xml.WriteStartElement("font");
            if (font.Bold)
                Empty(xml, "b");
            if (font.Underlined)
                Empty(xml, "u");
            Empty(xml, "sz", ("val", font.Size));
            if (font.Colour is { } colour)
                Empty(xml, "color", ("rgb", colour));
            Empty(xml, "name", ("val", font.IsHeading ? headingFont : bodyFont));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteFills(xml, fills);
        WriteBorders(xml);
        Start(xml, "cellStyleXfs", 1);
        Empty(xml, "xf", ("numFmtId", 0), ("fontId", 0), ("fillId", 0), ("borderId", 0));
        xml.WriteEndElement();

        Start(xml, "cellXfs", styles.Count);
        foreach (var style in styles)
        {
            xml.WriteStartElement("xf");
            Attributes(
                xml,
                ("numFmtId", FormatId(style.Format, formats)),
                ("fontId", fonts.IndexOf(FontOf(style))),
                ("fillId", style.Fill is null ? 0 : 2 + fills.IndexOf(style.Fill)),
                ("borderId", style.Bordered ? 1 : 0),
                ("xfId", 0),
                ("applyNumberFormat", 1),
                ("applyFont", 1),
                ("applyFill", 1),
                ("applyBorder", 1),
                ("applyAlignment", 1));
            Empty(
                xml,
                "alignment",
                ("horizontal", style.Alignment switch { Alignment.Centre => "center", Alignment.Right => "right", _ => "left" }),
                ("vertical", style.StandsOnTop ? "top" : "center"),
                ("wrapText", style.Wraps ? 1 : 0));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        Start(xml, "cellStyles", 1);
        Empty(xml, "cellStyle", ("name", "Normal"), ("xfId", 0), ("builtinId", 0));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteFills(XmlWriter xml, List<string> fills)
    {
        Start(xml, "fills", 2 + fills.Count);

        // The first two are fixed by the format, whatever they say.
        foreach (var reserved in new[] { "none", "gray125" })
        {
            xml.WriteStartElement("fill");
            Empty(xml, "patternFill", ("patternType", reserved));
            xml.WriteEndElement();
        }

        foreach (var fill in fills)
        {
            xml.WriteStartElement("fill");
            xml.WriteStartElement("patternFill");
            Attributes(xml, ("patternType", "solid"));
            Empty(xml, "fgColor", ("rgb", fill));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteBorders(XmlWriter xml)
    {
        Start(xml, "borders", 2);
        foreach (var drawn in new[] { false, true })
        {
            xml.WriteStartElement("border");
            foreach (var side in new[] { "left", "right", "top", "bottom" })
            {
                xml.WriteStartElement(side);
                if (drawn)
                {
                    Attributes(xml, ("style", "thin"));
                    Empty(xml, "color", ("auto", 1));
                }

                xml.WriteEndElement();
            }

            Empty(xml, "diagonal");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static int FormatId(string format, List<string> formats) => format switch
    {
        "General" => 0,
        "@" => 49,
        _ => FirstOwnFormat + formats.IndexOf(format),
    };

    private static (bool IsHeading, double Size, bool Bold, bool Underlined, string? Colour) FontOf(CellStyle style) =>
        (style.IsHeading, style.Size, style.Bold, style.Underlined, style.Colour);

    private static List<T> Distinct<T>(IEnumerable<T> items) => [.. items.Distinct()];

    private static void Start(XmlWriter xml, string name, int count)
    {
        xml.WriteStartElement(name);
        Attributes(xml, ("count", count));
    }

    private static void Empty(XmlWriter xml, string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        xml.WriteStartElement(name);
        Attributes(xml, attributes);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
    }
}
