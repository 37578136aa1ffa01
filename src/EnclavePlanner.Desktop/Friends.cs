using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("EnclavePlanner.Desktop.Tests")]
