using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnclavePlanner.SampleData.Files;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>plan.json: what `enclave sample` makes of the files, in order.</summary>
internal static class Manifest
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static void Write(
        string file,
        IEnumerable<(string Path, string City, string Layer, string? Encoding)> files,
        IEnumerable<string> originGives,
        IEnumerable<string> hostGives)
    {
        var manifest = new JsonObject
        {
            ["title"] = Both("聊城—深圳科创飞地（虚构示例）", "Liaocheng–Shenzhen reverse science enclave (fictitious sample)"),
            ["cities"] = new JsonArray(
                City(SurveyFrame.Liaocheng, "聊城市", "Liaocheng", "origin"),
                City(SurveyFrame.Shenzhen, "深圳市", "Shenzhen", "host")),
            ["files"] = new JsonArray([.. files.Select(File)]),
            ["swaps"] = new JsonArray(new JsonObject
            {
                ["name"] = Both("旧工业用地置换（虚构）", "Swap for the old industrial land (fictitious)"),
                ["origin"] = Numbers(originGives),
                ["host"] = Numbers(hostGives),
            }),
        };
        System.IO.File.WriteAllText(file, manifest.ToJsonString(Readable) + "\n");
    }

    private static JsonObject Both(string chinese, string english) => new() { ["zh-CN"] = chinese, ["en"] = english };

    private static JsonObject City(SurveyFrame frame, string chinese, string english, string role) => new()
    {
        ["code"] = frame.Code,
        ["name"] = Both(chinese, english),
        ["epsg"] = frame.Epsg,
        ["role"] = role,
    };

    private static JsonNode File((string Path, string City, string Layer, string? Encoding) file)
    {
        var entry = new JsonObject { ["path"] = file.Path, ["city"] = file.City, ["layer"] = file.Layer };
        if (file.Encoding is { } encoding)
            entry["encoding"] = encoding;
        return entry;
    }

    private static JsonArray Numbers(IEnumerable<string> numbers) => new([.. numbers.Select(number => (JsonNode)number)]);
}
