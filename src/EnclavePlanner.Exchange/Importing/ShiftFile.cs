using System.Text.Json;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// A shift in a JSON file, as docs/methods/reference-systems.md describes it: one object, its "method" "seven-parameter" or
/// "four-parameter", every parameter named with its unit and none left out or added.
/// </summary>
public static class ShiftFile
{
    private const int Limit = 1 << 20;

    /// <summary>Reads a shift.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FaultException">
    /// EXC-FILE-…: it cannot be read. EXC-SHIFT-JSON, EXC-SHIFT-WORD, EXC-SHIFT-NUMBER, EXC-SHIFT-MEMBER: what is wrong in it.
    /// EXC-CRS: the system it leads to is not known.
    /// </exception>
    public static DatumShift Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = SourceFile.Named(path);
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(file.ReadAll(Limit)));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw ExchangeTexts.Refusal("EXC-SHIFT-JSON", file.Name);
            return new Parameters(file, document.RootElement).Read();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-SHIFT-JSON", file.Name), broken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-FILE-UNREADABLE", file.Name, failure.Message), failure);
        }
    }

    /// <summary>Editors on Windows put a byte-order mark before JSON, which the parser refuses.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(byte[] bytes) =>
        bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;

    private sealed class Parameters(SourceFile file, JsonElement root)
    {
        private readonly HashSet<string> taken = new(StringComparer.Ordinal);

        internal DatumShift Read()
        {
            DatumShift shift = Word("method", "seven-parameter", "four-parameter") == "seven-parameter" ? Seven() : Four();
            foreach (var member in root.EnumerateObject())
            {
                // A misspelt or doubled parameter would silently leave another in force.
                if (!taken.Remove(member.Name))
                    throw ExchangeTexts.Refusal("EXC-SHIFT-MEMBER", file.Name, member.Name);
            }

            return shift;
        }

        private SevenParameterShift Seven() => new()
        {
            Rotation = Word("rotation", "position-vector", "coordinate-frame") == "position-vector"
                ? RotationConvention.PositionVector
                : RotationConvention.CoordinateFrame,
            TranslationXMetres = Number("translationXMetres"),
            TranslationYMetres = Number("translationYMetres"),
            TranslationZMetres = Number("translationZMetres"),
            RotationXArcSeconds = Number("rotationXArcSeconds"),
            RotationYArcSeconds = Number("rotationYArcSeconds"),
            RotationZArcSeconds = Number("rotationZArcSeconds"),
            ScalePpm = Number("scalePpm"),
        };

        private FourParameterSimilarity Four() => new()
        {
            To = System(Number("toEpsg")),
            EastMetres = Number("eastMetres"),
            NorthMetres = Number("northMetres"),
            RotationArcSeconds = Number("rotationArcSeconds"),
            ScalePpm = Number("scalePpm"),
        };

        private Crs System(double code)
        {
            if (code is not (> 0 and < 1_000_000) || code != Math.Floor(code))
                throw ExchangeTexts.Refusal("EXC-SHIFT-NUMBER", file.Name, "toEpsg");
            return CrsEvidence.Known(file, (int)code, new CrsStatement(null, null));
        }

        private string Word(string name, params string[] choices) =>
            Member(name) is { ValueKind: JsonValueKind.String } value && Array.Find(choices, value.ValueEquals) is { } word
                ? word
                : throw ExchangeTexts.Refusal("EXC-SHIFT-WORD", file.Name, name, string.Join(", ", choices));

        private double Number(string name) =>
            Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number)
                ? number
                : throw ExchangeTexts.Refusal("EXC-SHIFT-NUMBER", file.Name, name);

        private JsonElement? Member(string name)
        {
            taken.Add(name);
            return root.TryGetProperty(name, out var value) ? value : null;
        }
    }
}
