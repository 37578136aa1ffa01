using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("EnclavePlanner.Exchange.Tests")]
