using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Profiles;

/// <summary>The profiles that the program brings, and those that the user adds. His come first.</summary>
public sealed class ImportProfiles
{
    private const string ResourceRoot = "profile/";

    private ImportProfiles(ImmutableArray<ImportProfile> all, ImmutableArray<Fault> faults) => (All, Faults) = (all, faults);

    /// <summary>Those that the program brings: DLTB, XZYDYH, GHYDYH, CZKFBJ, YJJBNT, STBHHX and the plots of detailed plans.</summary>
    public static ImportProfiles BuiltIn { get; } = new(
        [
            .. from name in typeof(ImportProfiles).Assembly.GetManifestResourceNames()
               where name.StartsWith(ResourceRoot, StringComparison.Ordinal)
               orderby name
               select ProfileFile.Parse(name[ResourceRoot.Length..], Resource(name)),
        ],
        []);

    /// <summary>All of them.</summary>
    public ImmutableArray<ImportProfile> All { get; }

    /// <summary>What is wrong with files of the user's that could not be taken.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>The user's profiles, the .json files of a folder, before those of the program. A folder that is not there adds none.</summary>
    public static ImportProfiles With(string folder)
    {
        var added = ImmutableArray.CreateBuilder<ImportProfile>();
        var faults = ImmutableArray.CreateBuilder<Fault>();
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)] : [];
        foreach (var path in files)
        {
            try
            {
                added.Add(ProfileFile.Read(path));
            }
            catch (FaultException broken)
            {
                faults.Add(broken.Fault);
            }
        }

        return new ImportProfiles([.. added, .. BuiltIn.All], faults.ToImmutable());
    }

    /// <summary>The profile of this name, whatever the case of its letters.</summary>
    /// <exception cref="FaultException">EXC-PROFILE-UNKNOWN.</exception>
    public ImportProfile Get(string name) => All.FirstOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw ExchangeTexts.Refusal("EXC-PROFILE-UNKNOWN", name, string.Join(", ", All.Select(profile => profile.Name)));

    /// <summary>The profile that a file or a table is named for; the longest word counts. Null where it is named for none.</summary>
    public ImportProfile? ByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return (from profile in All
                from word in profile.Words
                where name.Contains(word, StringComparison.OrdinalIgnoreCase)
                orderby word.Length descending
                select profile).FirstOrDefault();
    }

    /// <summary>The same where it is for this layer; null where it is for another.</summary>
    public ImportProfile? ByName(string name, PlanLayer layer) => ByName(name) is { } profile && profile.Layer == layer ? profile : null;

    /// <summary>What a field of any profile means; null where that is not known.</summary>
    public string? MeaningOf(string field, CultureInfo culture) =>
        All.Select(profile => profile.MeaningIn(field, culture)).FirstOrDefault(meaning => meaning is not null);

    private static byte[] Resource(string name)
    {
        using var stream = typeof(ImportProfiles).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
