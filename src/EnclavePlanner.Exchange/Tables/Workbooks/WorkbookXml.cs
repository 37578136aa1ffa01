using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace EnclavePlanner.Exchange.Tables.Workbooks;

/// <summary>
/// XML of a workbook's parts, read as a stream: the Open XML SDK's own reader builds objects of every element, and takes 17
/// times as long. Elements are known by their local names, which the transitional and the strict form share.
/// </summary>
internal static partial class WorkbookXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        // No entity of a document type is ever resolved, from the file or from elsewhere.
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
    };

    internal static XmlReader Open(Stream part) => XmlReader.Create(part, Settings);

    /// <summary>The text of the element that the reader is at, without what is within other elements. Ends at its end.</summary>
    internal static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        string? text = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth == depth + 1 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text = text is null ? xml.Value : text + xml.Value;
        }

        return text ?? "";
    }

    /// <summary>The text of the runs (t) of the element that the reader is at, without the reading aids (rPh). Ends at its end.</summary>
    internal static string Runs(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var text = new StringBuilder();
        while (xml.Read() && xml.Depth > depth)
        {
            while (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" } && xml.Depth > depth)
                xml.Skip();
            if (xml.Depth <= depth)
                break;
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
                text.Append(Text(xml));
        }

        return Unescaped(text.ToString());
    }

    /// <summary>Characters that XML cannot hold are written _xHHHH_ (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring).</summary>
    internal static string Unescaped(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? EscapedCharacter().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString())
        : text;

    /// <summary>The text with such characters written so, and with what would be read as one.</summary>
    internal static string Escaped(string text)
    {
        StringBuilder? escaped = null;
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            // A carriage return would be read as a line feed.
            if (isPair || (XmlConvert.IsXmlChar(text[at]) && text[at] != '\r' && !(text[at] == '_' && EscapedCharacter().IsMatch(text.AsSpan(at, Math.Min(7, text.Length - at))))))
            {
                escaped?.Append(text, at, isPair ? 2 : 1);
                at += isPair ? 1 : 0;
                continue;
            }

            escaped ??= new StringBuilder(text, 0, at, text.Length + 6);
            escaped.Append("_x").Append(((int)text[at]).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)).Append('_');
        }

        return escaped?.ToString() ?? text;
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex EscapedCharacter();
}
