using System.Collections.Frozen;
using System.Text;
using EnclavePlanner.Exchange.Sources;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>The language driver ids of dBASE that name a code page (ESRI, ArcPad reference, "Language driver IDs").</summary>
internal static class DbfLanguage
{
    private static readonly FrozenDictionary<byte, int> CodePages = new (byte Id, int CodePage)[]
    {
        (0x01, 437), (0x02, 850), (0x03, 1252), (0x08, 865), (0x13, 932), (0x1F, 852), (0x4D, 936), (0x4E, 949), (0x4F, 950),
        (0x50, 874), (0x58, 1252), (0x59, 1252), (0x64, 852), (0x65, 866), (0x66, 865), (0x78, 950), (0x79, 949), (0x7A, 936),
        (0x7B, 932), (0x7C, 874), (0xC8, 1250), (0xC9, 1251), (0xCA, 1254), (0xCB, 1253), (0xCC, 1257),
    }.ToFrozenDictionary(known => known.Id, known => known.CodePage);

    /// <summary>The encoding an id names; null for 0, for 0x57 ("the system's own") and for ids that are not known.</summary>
    internal static Encoding? EncodingOf(byte languageId) =>
        CodePages.TryGetValue(languageId, out var codePage) ? TextEncodings.OfCodePage(codePage) : null;
}
