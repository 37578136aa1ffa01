using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("EnclavePlanner.Geodesy.Tests")]
