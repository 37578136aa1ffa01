using System.Text.Json;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.GeoJson;

/// <summary>
/// Walks a GeoJSON file token by token and hands out its features one at a time, so that a file of any length needs the
/// memory of its largest feature. What stands beside the features (type, crs) is kept.
/// </summary>
internal sealed class FeatureScanner : IDisposable
{
    /// <summary>A million vertices with heights, written to the last digit; a longer feature is an attack or not land.</summary>
    internal const int LargestFeature = 64 << 20;

    /// <summary>A name or value beside the features, and the whole of the crs.</summary>
    private const int LargestMember = 1 << 20;

    private readonly SourceFile file;
    private readonly JsonText text;
    private byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;
    private bool isFinal;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 64 });
    private string? member;
    private int valueStart = -1;
    private bool isAtEnd;

    internal FeatureScanner(SourceFile file, string? encodingName)
    {
        this.file = file;
        text = JsonText.Open(file, encodingName);
    }

    /// <summary>The top level's "type", once it has been passed.</summary>
    internal string? Type { get; private set; }

    /// <summary>The top level's "crs" as it stands, once it has been passed.</summary>
    internal byte[]? Crs { get; private set; }

    /// <summary>Whether the top level has a "features" array.</summary>
    internal bool HasFeatures { get; private set; }

    internal string Encoding => text.Encoding.WebName;

    internal long BytesRead => text.BytesRead;

    /// <summary>The next feature's JSON, valid until the next call; default at the end of the file.</summary>
    /// <exception cref="FaultException">EXC-JSON-SYNTAX, EXC-JSON-ENCODING, EXC-JSON-SIZE: with line and byte.</exception>
    internal bool Next(CancellationToken cancellation, out ReadOnlyMemory<byte> feature)
    {
        feature = default;
        while (!isAtEnd)
        {
            cancellation.ThrowIfCancellationRequested();
            var found = Scan(out feature);
            if (found)
                return true;
            if (isFinal)
                isAtEnd = true;
            else
                Fill();
        }

        return false;
    }

    public void Dispose() => text.Dispose();

    private bool Scan(out ReadOnlyMemory<byte> feature)
    {
        feature = default;
        var reader = new Utf8JsonReader(buffer.AsSpan(position, end - position), isFinal, state);
        try
        {
            while (reader.Read())
            {
                var found = Take(ref reader, out feature);
                if (!found)
                    continue;
                position += (int)reader.BytesConsumed;
                state = reader.CurrentState;
                return true;
            }
        }
        catch (JsonException broken)
        {
            throw new FaultException(
                ExchangeTexts.Fault("EXC-JSON-SYNTAX", file.Name, (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1), broken);
        }

        catch (InvalidOperationException broken) // half a surrogate pair in a name
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-JSON-NOT-GEOJSON", file.Name), broken);
        }

        position += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return false;
    }

    /// <summary>Takes one token in; true where it ends a feature.</summary>
    private bool Take(ref Utf8JsonReader reader, out ReadOnlyMemory<byte> feature)
    {
        feature = default;
        if (reader.CurrentDepth > 2)
            return false;
        var opens = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        var closes = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
        if (reader.CurrentDepth == 0 && !opens && !closes)
            throw ExchangeTexts.Refusal("EXC-JSON-NOT-GEOJSON", file.Name);
        if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.StartArray)
            throw ExchangeTexts.Refusal("EXC-JSON-NOT-GEOJSON", file.Name);
        if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
        {
            member = reader.GetString();
            HasFeatures |= member == "features";
            return false;
        }

        if (member == "features" && reader.CurrentDepth == 1 && reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray))
            throw ExchangeTexts.Refusal("EXC-JSON-NOT-GEOJSON", file.Name);
        if (member == "features" && reader.CurrentDepth == 2)
        {
            var start = position + (int)reader.TokenStartIndex;
            if (opens)
            {
                valueStart = start;
                return false;
            }

            var from = closes ? valueStart : start;
            feature = buffer.AsMemory(from, position + (int)reader.BytesConsumed - from);
            valueStart = -1;
            return true;
        }

        if (reader.CurrentDepth == 1 && member is not null)
            TakeMember(ref reader, opens, closes);
        return false;
    }

    private void TakeMember(ref Utf8JsonReader reader, bool opens, bool closes)
    {
        switch (member)
        {
            case "type" when reader.TokenType == JsonTokenType.String:
                Type = reader.GetString();
                break;
            case "crs" when opens:
                valueStart = position + (int)reader.TokenStartIndex;
                break;
            case "crs" when closes && valueStart >= 0:
                Crs = buffer.AsSpan(valueStart, position + (int)reader.BytesConsumed - valueStart).ToArray();
                valueStart = -1;
                break;
            case "crs" when !opens && !closes:
                Crs = buffer.AsSpan(position + (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex)).ToArray();
                break;
        }
    }

    /// <summary>Reads on, keeping what is not yet taken in.</summary>
    private void Fill()
    {
        var keep = valueStart >= 0 ? valueStart : position;
        if (end - keep > LargestMember && (valueStart < 0 || member == "crs"))
            throw ExchangeTexts.Refusal("EXC-JSON-SIZE", file.Name, LargestMember >> 20);
        if (keep > 0)
        {
            buffer.AsSpan(keep, end - keep).CopyTo(buffer);
            position -= keep;
            end -= keep;
            if (valueStart >= 0)
                valueStart = 0;
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= LargestFeature)
                throw ExchangeTexts.Refusal("EXC-JSON-SIZE", file.Name, LargestFeature >> 20);
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = text.Read(buffer.AsSpan(end));
        end += count;
        isFinal = count == 0;
    }
}
