using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>Tells an ASCII DXF file from the two other forms of a drawing, by its first bytes.</summary>
internal static class DxfSignature
{
    /// <exception cref="Geodesy.Faults.FaultException">EXC-DXF-DWG, EXC-DXF-BINARY, EXC-DXF-NOT-DXF: what to save it as instead.</exception>
    internal static void Require(SourceFile file)
    {
        Span<byte> head = stackalloc byte[32];
        using (var stream = file.Open())
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        // A DWG begins with its version: AC1.2 to AC2.10 and AC1001 to AC1032.
        if (head.StartsWith("AC1"u8) || head.StartsWith("AC2"u8))
            throw ExchangeTexts.Refusal("EXC-DXF-DWG", file.Name);
        if (head.StartsWith("AutoCAD Binary DXF"u8))
            throw ExchangeTexts.Refusal("EXC-DXF-BINARY", file.Name);
        if (head.StartsWith("\uFEFF"u8))
            head = head[3..];
        // Nothing but a group code of digits can come first: 0 for a section, 999 for a comment.
        var first = head.TrimStart(" \t"u8);
        if (first.IsEmpty || first[0] is not (>= (byte)'0' and <= (byte)'9'))
            throw ExchangeTexts.Refusal("EXC-DXF-NOT-DXF", file.Name);
    }
}
