using System.Globalization;
using System.Text;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Benchmarks.Pictures;

/// <summary>Area distortion k² − 1 across a 3° Gauss-Krüger zone and into its neighbours, at four latitudes, as SVG.</summary>
internal static class DistortionPlot
{
    private const double Left = 80, Top = 50, Width = 640, Height = 330;
    private const double Reach = 2;
    private const double Most = 1200;

    private static readonly (double Latitude, string Colour)[] Lines = [(20, "#a50026"), (30, "#e08214"), (40, "#1b7837"), (50, "#2166ac")];

    internal static int Write(string path)
    {
        File.WriteAllText(path, Svg());
        return 0;
    }

    private static string Svg()
    {
        var zone = CrsRegistry.Get(4547);
        var svg = new StringBuilder();
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 470" font-family="sans-serif" font-size="13">""");
        Add($"""<rect width="800" height="470" fill="white"/>""");
        Add($"""<text x="{Left}" y="28" font-size="16">Planar − ellipsoidal area across a 3° zone 平面面积 − 椭球面积（3° 带）</text>""");
        Add($"""<rect x="{X(-1.5)}" y="{Top}" width="{X(1.5) - X(-1.5)}" height="{Height}" fill="#f2f2f2"/>""");
        for (var ppm = 0; ppm <= Most; ppm += 200)
        {
            Add($"""<path d="M{Left} {Y(ppm)}H{Left + Width}" stroke="#ccc"/>""");
            Add($"""<text x="{Left - 8}" y="{Y(ppm) + 4}" text-anchor="end">{ppm}</text>""");
        }

        for (var degrees = -Reach; degrees <= Reach; degrees += 0.5)
            Add($"""<text x="{X(degrees)}" y="{Top + Height + 18}" text-anchor="middle">{degrees:+0.0;−0.0;0}°</text>""");
        foreach (var (latitude, colour) in Lines)
        {
            var points = new StringBuilder();
            for (var step = -100; step <= 100; step++)
            {
                var degrees = Reach * step / 100;
                var ppm = AreaPartsPerMillion(zone, degrees, latitude);
                points.Append(CultureInfo.InvariantCulture, $"{X(degrees):0.0},{Y(ppm):0.0} ");
            }

            Add($"""<polyline points="{points.ToString().Trim()}" fill="none" stroke="{colour}" stroke-width="2"/>""");
            Add($"""<text x="{Left + Width + 6}" y="{Y(AreaPartsPerMillion(zone, Reach, latitude)) + 4}" fill="{colour}">{latitude}° N</text>""");
        }

        Add($"""<text x="{Left}" y="{Top + Height + 42}">longitude from the central meridian; grey: the zone itself 距中央经线的经差；灰色为本带</text>""");
        Add($"""<text x="{Left}" y="{Top + Height + 62}">ppm = m² per km² (百万分之一，即每平方公里多出的平方米数)</text>""");
        Add($"""</svg>""");
        return svg.ToString();

        void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static double AreaPartsPerMillion(Crs zone, double degrees, double latitude)
    {
        var k = zone.PointScale(zone.FromGeographic(new GeographicPoint(zone.CentralMeridianDegrees!.Value + degrees, latitude)));
        return (k * k - 1) * 1e6;
    }

    private static double X(double degrees) => Left + (degrees + Reach) / (2 * Reach) * Width;

    private static double Y(double ppm) => Top + Height * (1 - ppm / Most);
}
