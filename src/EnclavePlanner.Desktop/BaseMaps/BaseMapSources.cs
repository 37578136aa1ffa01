using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnclavePlanner.Desktop.Startup;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>
/// The base maps that the user added, in a file of his own folder that only he can read, because of the keys. There are none until he
/// adds one. A file that cannot be read or written is no error.
/// </summary>
public sealed class BaseMapSources
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock oneAtATime = new();
    private readonly string path;
    private readonly ConcurrentDictionary<Guid, Fault> faults = new();

    /// <summary>Reads the user's sources.</summary>
    public BaseMapSources(LaunchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        path = Path.Combine(options.UserFolder, "base-maps.json");
        All = Read();
    }

    /// <summary>Raised after the sources changed, or one failed or came back, on the thread where it happened.</summary>
    public event Action? Changed;

    /// <summary>The sources in the order in which they were added.</summary>
    public ImmutableArray<BaseMapSource> All { get; private set; }

    /// <summary>The source of this identity; null where there is none.</summary>
    public BaseMapSource? Find(Guid id) => All.FirstOrDefault(source => source.Id == id);

    /// <summary>Why a source's last tile was not had; null where it was.</summary>
    public Fault? FaultOf(Guid id) => faults.GetValueOrDefault(id);

    /// <summary>Adds a source.</summary>
    /// <exception cref="FaultException">As <see cref="BaseMapSource.Checked"/>.</exception>
    public void Add(BaseMapSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var known = source.Checked();
        Change(all => all.Add(known));
    }

    /// <summary>Forgets a source, and its key.</summary>
    public void Remove(Guid id)
    {
        faults.TryRemove(id, out _);
        Change(all => all.RemoveAll(source => source.Id == id));
    }

    /// <summary>A tile of a source was had, or not.</summary>
    internal void Tell(Guid id, Fault? fault)
    {
        var before = faults.GetValueOrDefault(id);
        if (fault?.Code == before?.Code)
            return;
        if (fault is null)
            faults.TryRemove(id, out _);
        else
            faults[id] = fault;
        Changed?.Invoke();
    }

    private void Change(Func<ImmutableArray<BaseMapSource>, ImmutableArray<BaseMapSource>> change)
    {
        lock (oneAtATime)
        {
            All = change(All);
            Write();
        }

        Changed?.Invoke();
    }

    private void Write()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var beside = path + ".new";
            var ownerOnly = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                ownerOnly.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(beside, ownerOnly))
                JsonSerializer.Serialize(file, All, Format);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The maps are there until the program ends; only the next start does not know of them.
        }
    }

    private ImmutableArray<BaseMapSource> Read()
    {
        try
        {
            var read = JsonSerializer.Deserialize<List<BaseMapSource?>>(File.ReadAllText(path), Format) ?? [];
            return [.. read.OfType<BaseMapSource>().Where(IsSound)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    /// <summary>A file that is away just now is still a source; anything else that was changed by hand must be one.</summary>
    private static bool IsSound(BaseMapSource source)
    {
        try
        {
            return source is { Name: not null, Address: not null }
                && Enum.IsDefined(source.Kind)
                && (source.Kind != BaseMapKind.Wmts || source.Described is { Levels: { IsDefaultOrEmpty: false, Length: <= BaseMapGrid.MostLevels } levels } grid
                    && levels.All(level => level is { IsSound: true }) && TileFile.IsKnown(grid.Epsg))
                && (source.Kind == BaseMapKind.File || source.Checked() is not null);
        }
        catch (FaultException)
        {
            return false;
        }
    }
}
