using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// The parameters of a shift by their names: "method" is "seven-parameter" or "four-parameter", every other member is a
/// parameter with its unit, and none may be left out or added. Files and what a user types are read alike.
/// </summary>
public static class ShiftParameters
{
    /// <summary>The member that names the method.</summary>
    public const string Method = "method";

    /// <summary>Seven parameters between two datums.</summary>
    public const string Seven = "seven-parameter";

    /// <summary>Four parameters from a city's own grid.</summary>
    public const string Four = "four-parameter";

    /// <summary>The member that says what the rotations of seven parameters turn.</summary>
    public const string Rotation = "rotation";

    /// <summary>The member that names the CRS to which four parameters lead.</summary>
    public const string ToEpsg = "toEpsg";

    private const string PositionVector = "position-vector";

    private const string CoordinateFrame = "coordinate-frame";

    /// <summary>What <see cref="Rotation"/> can be.</summary>
    public static ImmutableArray<string> Rotations { get; } = [PositionVector, CoordinateFrame];

    /// <summary>The numbers of seven parameters.</summary>
    public static ImmutableArray<string> SevenNumbers { get; } =
        [.. new[]
        {
            nameof(SevenParameterShift.TranslationXMetres), nameof(SevenParameterShift.TranslationYMetres), nameof(SevenParameterShift.TranslationZMetres),
            nameof(SevenParameterShift.RotationXArcSeconds), nameof(SevenParameterShift.RotationYArcSeconds), nameof(SevenParameterShift.RotationZArcSeconds),
            nameof(SevenParameterShift.ScalePpm),
        }.Select(Member)];

    /// <summary>The numbers of four parameters.</summary>
    public static ImmutableArray<string> FourNumbers { get; } =
        [.. new[]
        {
            nameof(FourParameterSimilarity.EastMetres), nameof(FourParameterSimilarity.NorthMetres),
            nameof(FourParameterSimilarity.RotationArcSeconds), nameof(FourParameterSimilarity.ScalePpm),
        }.Select(Member)];

    /// <summary>Reads what a user typed. Full-width digits and the true minus sign count as the plain ones.</summary>
    /// <param name="entries">Text by member; what is not there counts as left out.</param>
    public static ShiftReading Typed(IReadOnlyDictionary<string, string> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var root = new JsonObject();
        foreach (var (member, entry) in entries)
        {
            var text = entry.Normalize(NormalizationForm.FormKC).Replace('\u2212', '-').Trim();
            root[member] = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? JsonValue.Create(number)
                : JsonValue.Create(text);
        }

        return Read(ExchangeTexts.Say("ShiftTyped"), JsonSerializer.SerializeToElement(root));
    }

    /// <summary>The text by member that would be typed for a shift: what <see cref="Typed"/> reads back as the same.</summary>
    public static ImmutableDictionary<string, string> Entries(DatumShift shift)
    {
        var entries = shift switch
        {
            SevenParameterShift seven => Numbers(
                SevenNumbers,
                [
                    seven.TranslationXMetres, seven.TranslationYMetres, seven.TranslationZMetres,
                    seven.RotationXArcSeconds, seven.RotationYArcSeconds, seven.RotationZArcSeconds, seven.ScalePpm,
                ])
                .Add(Method, Seven)
                .Add(Rotation, seven.Rotation == RotationConvention.PositionVector ? PositionVector : CoordinateFrame),
            FourParameterSimilarity four => Numbers(FourNumbers, [four.EastMetres, four.NorthMetres, four.RotationArcSeconds, four.ScalePpm])
                .Add(Method, Four)
                .Add(ToEpsg, four.To.Epsg?.ToString(CultureInfo.InvariantCulture) ?? ""),
            _ => throw new ArgumentOutOfRangeException(nameof(shift)),
        };
        return entries;

        static ImmutableDictionary<string, string> Numbers(ImmutableArray<string> members, double[] values) => members.Zip(values)
            .ToImmutableDictionary(pair => pair.First, pair => pair.Second.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Reads a JSON object.</summary>
    /// <param name="source">Where it stands, for a fault: a file's name or a text.</param>
    /// <param name="root">The object.</param>
    /// <exception cref="InvalidOperationException">A name in it is no Unicode.</exception>
    internal static ShiftReading Read(object source, JsonElement root) => new Reader(source, root).Read();

    private static string Member(string property) => JsonNamingPolicy.CamelCase.ConvertName(property);

    private sealed class Reader(object source, JsonElement root)
    {
        private readonly HashSet<string> taken = new(StringComparer.Ordinal);
        private readonly List<ParameterFault> faults = [];

        internal ShiftReading Read()
        {
            DatumShift? shift = Word(Method, Seven, Four) switch
            {
                Seven => ReadSeven(),
                Four => ReadFour(),
                _ => null,
            };
            if (shift is not null)
            {
                RefuseOthers();
                if (faults.Count == 0)
                    faults.AddRange(shift.Faults().Select(fault => fault with { Parameter = fault.Parameter == nameof(FourParameterSimilarity.To) ? ToEpsg : Member(fault.Parameter) }));
            }

            return new ShiftReading(faults.Count == 0 ? shift : null, [.. faults]);
        }

        private SevenParameterShift ReadSeven() => new SevenParameterShift
        {
            Rotation = Word(Rotation, PositionVector, CoordinateFrame) == PositionVector
                ? RotationConvention.PositionVector
                : RotationConvention.CoordinateFrame,
            TranslationXMetres = Number(nameof(SevenParameterShift.TranslationXMetres)),
            TranslationYMetres = Number(nameof(SevenParameterShift.TranslationYMetres)),
            TranslationZMetres = Number(nameof(SevenParameterShift.TranslationZMetres)),
            RotationXArcSeconds = Number(nameof(SevenParameterShift.RotationXArcSeconds)),
            RotationYArcSeconds = Number(nameof(SevenParameterShift.RotationYArcSeconds)),
            RotationZArcSeconds = Number(nameof(SevenParameterShift.RotationZArcSeconds)),
            ScalePpm = Number(nameof(SevenParameterShift.ScalePpm)),
        };

        private FourParameterSimilarity? ReadFour()
        {
            var to = System();
            double east = Number(nameof(FourParameterSimilarity.EastMetres)), north = Number(nameof(FourParameterSimilarity.NorthMetres));
            double rotation = Number(nameof(FourParameterSimilarity.RotationArcSeconds)), scale = Number(nameof(FourParameterSimilarity.ScalePpm));
            return to is null
                ? null
                : new FourParameterSimilarity { To = to, EastMetres = east, NorthMetres = north, RotationArcSeconds = rotation, ScalePpm = scale };
        }

        /// <summary>A misspelt or doubled parameter would silently leave another in force.</summary>
        private void RefuseOthers()
        {
            foreach (var member in root.EnumerateObject())
            {
                if (!taken.Remove(member.Name))
                    Refuse(member.Name, ExchangeTexts.Fault("EXC-SHIFT-MEMBER", source, member.Name));
            }
        }

        private Crs? System()
        {
            if (Find(ToEpsg) is not { ValueKind: JsonValueKind.Number } value || !value.TryGetDouble(out var code)
                || code is not (> 0 and < 1_000_000) || code != Math.Floor(code))
            {
                Refuse(ToEpsg, ExchangeTexts.Fault("EXC-SHIFT-NUMBER", source, ToEpsg));
                return null;
            }

            try
            {
                return CrsRegistry.Get((int)code);
            }
            catch (FaultException unknown)
            {
                Refuse(ToEpsg, ExchangeTexts.Fault("EXC-CRS", source, unknown.Fault.Text));
                return null;
            }
        }

        private string? Word(string name, params string[] choices)
        {
            if (Find(name) is { ValueKind: JsonValueKind.String } value && Array.Find(choices, value.ValueEquals) is { } word)
                return word;
            Refuse(name, ExchangeTexts.Fault("EXC-SHIFT-WORD", source, name, string.Join(", ", choices)));
            return null;
        }

        private double Number(string property)
        {
            var name = Member(property);
            if (Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number))
                return number;
            Refuse(name, ExchangeTexts.Fault("EXC-SHIFT-NUMBER", source, name));
            return 0;
        }

        private JsonElement? Find(string name)
        {
            taken.Add(name);
            return root.TryGetProperty(name, out var value) ? value : null;
        }

        private void Refuse(string member, Fault fault) => faults.Add(new ParameterFault(member, fault));
    }
}
