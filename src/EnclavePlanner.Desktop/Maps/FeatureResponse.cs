using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>Features as the answer to a map's request.</summary>
internal static class FeatureResponse
{
    internal static Task SendFeaturesAsync(this HttpResponse response, IEnumerable<PlanFeature> features)
    {
        response.ContentType = "application/json";
        return FeatureCollectionWriter.WriteAsync(
            features,
            response.BodyWriter,
            async cancellation => await response.BodyWriter.FlushAsync(cancellation),
            response.HttpContext.RequestAborted);
    }

    internal static Task SendOutlinesAsync(this HttpResponse response, IEnumerable<Geometry> outlines)
    {
        response.ContentType = "application/json";
        return FeatureCollectionWriter.WriteOutlinesAsync(
            outlines,
            response.BodyWriter,
            async cancellation => await response.BodyWriter.FlushAsync(cancellation),
            response.HttpContext.RequestAborted);
    }
}
