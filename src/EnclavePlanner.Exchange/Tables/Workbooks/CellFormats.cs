using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace EnclavePlanner.Exchange.Tables.Workbooks;

/// <summary>Which cell formats show a number as a date or a time, and what date it is.</summary>
internal sealed partial class CellFormats
{
    private const int MostFormats = 65_536;

    /// <summary>Serial numbers of 1904 workbooks begin this many days later.</summary>
    private const int DaysTo1904 = 1462;

    /// <summary>31 December 9999.</summary>
    private const double LastDay = 2_958_466;

    private readonly List<bool> areDates = [];
    private readonly bool is1904;

    private CellFormats(bool is1904) => this.is1904 = is1904;

    /// <param name="styles">The part of styles; null where the workbook has none.</param>
    /// <param name="is1904">Whether days are counted from 1904.</param>
    internal static CellFormats Read(Stream? styles, bool is1904)
    {
        var formats = new CellFormats(is1904);
        if (styles is null)
            return formats;
        using var xml = WorkbookXml.Open(styles);
        var dates = new HashSet<int>();
        var isCellFormat = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                isCellFormat = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            var number = int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
            if (xml.LocalName == "numFmt" && dates.Count < MostFormats && IsDate(xml.GetAttribute("formatCode") ?? ""))
                dates.Add(number);
            else if (isCellFormat && xml.LocalName == "xf" && formats.areDates.Count < MostFormats)
                formats.areDates.Add(IsBuiltInDate(number) || dates.Contains(number));
        }

        return formats;
    }

    /// <summary>The date or time of a number as ISO 8601, to the second; null where the format shows none.</summary>
    internal string? DateOf(double serial, int format)
    {
        if (format < 0 || format >= areDates.Count || !areDates[format] || serial is < 0 or >= LastDay)
            return null;
        if (serial < 1)
            return TimeSpan.FromDays(serial) is var time && time.TotalSeconds < 86_399.5
                ? TimeSpan.FromSeconds(Math.Round(time.TotalSeconds)).ToString("c", CultureInfo.InvariantCulture)
                : null;
        // Excel believes that 1900 was a leap year: its days before 1 March are one too low for the epoch of the rest.
        var days = is1904 ? serial + DaysTo1904 : serial < 60 ? serial + 1 : serial;
        if (days >= LastDay)
            return null;
        var moment = new DateTime(1899, 12, 30).AddSeconds(Math.Round(days * 86_400));
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>ISO/IEC 29500-1, 18.8.30: 14–22 and 45–47 everywhere, 27–36 and 50–58 in the languages of East Asia.</summary>
    private static bool IsBuiltInDate(int number) => number is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDate(string code) =>
        code.Length <= 255 && !code.Equals("General", StringComparison.OrdinalIgnoreCase) && DateSign().IsMatch(Literal().Replace(code, ""));

    /// <summary>Quoted and escaped text, colours and conditions; not the hours, minutes and seconds of a span: [h].</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hmsHMS]+\\])[^\\]]*\\]|General", RegexOptions.None, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateSign();
}
