using System.IO.Compression;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Tables.Workbooks;

/// <summary>
/// Looks at the archive that a workbook is before anything is unpacked. The lengths it states may be believed: .NET unpacks
/// no more of an entry than its stated length.
/// </summary>
internal static class WorkbookArchive
{
    private const long LargestFile = 256L << 20;

    /// <summary>All parts unpacked; ten columns of half a million rows.</summary>
    private const long MostBytes = 256L << 20;

    /// <summary>What lists the parts is read whole, and by the package library.</summary>
    private const long LongestList = 4 << 20;

    private const int MostParts = 5_000;

    /// <exception cref="Geodesy.Faults.FaultException">EXC-FILE-SIZE, EXC-XLSX-OLD, EXC-XLSX-FORM, EXC-XLSX-SIZE.</exception>
    internal static void Require(SourceFile file, Stream stream)
    {
        if (stream.Length > LargestFile)
            throw ExchangeTexts.Refusal("EXC-FILE-SIZE", file.Name, stream.Length >> 20, LargestFile >> 20);
        Span<byte> start = stackalloc byte[4];
        var length = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        // An OLE compound file: Excel 97–2003, or any workbook with a password.
        if (start[..length] is [0xD0, 0xCF, 0x11, 0xE0])
            throw ExchangeTexts.Refusal("EXC-XLSX-OLD", file.Name);
        if (start[..length] is not [(byte)'P', (byte)'K', _, _])
            throw ExchangeTexts.Refusal("EXC-XLSX-FORM", file.Name);
        stream.Position = 0;
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostParts)
            throw ExchangeTexts.Refusal("EXC-XLSX-SIZE", file.Name, MostBytes >> 20);
        var left = MostBytes;
        foreach (var entry in archive.Entries)
        {
            left -= entry.Length;
            var isList = entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
                || entry.FullName.StartsWith("[Content_Types].xml", StringComparison.OrdinalIgnoreCase);
            if (left < 0 || entry.Length < 0 || (isList && entry.Length > LongestList))
                throw ExchangeTexts.Refusal("EXC-XLSX-SIZE", file.Name, MostBytes >> 20);
        }

        stream.Position = 0;
    }
}
