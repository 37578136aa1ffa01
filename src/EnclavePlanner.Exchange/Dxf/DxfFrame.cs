using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// What CAD programs need round the entities of a drawing of AutoCAD 2007 (AC1021): header, tables, blocks of the spaces, and
/// the root of the objects, with their handles. AC1021 because its text is UTF-8, which no code page of the reader's system can
/// spoil, and true colours are in it; programs of the last fifteen years open it.
/// </summary>
internal sealed class DxfFrame(DxfPairWriter pairs)
{
    /// <summary>The owner of all entities: the record of the block *Model_Space.</summary>
    internal const long ModelSpace = 0x1F;

    /// <summary>The style of all texts, called for its font, which Chinese Windows has.</summary>
    internal const string TextStyle = "宋体";

    private const string FontFile = "simsun.ttc";
    private const long PaperSpace = 0x1B;
    private const long RootDictionary = 0xC;
    private const long GroupDictionary = 0xD;
    private const long PlotStyleDictionary = 0xE;
    private const long PlotStyle = 0xF;

    /// <summary>Writes all that comes before the entities, and begins their section.</summary>
    /// <param name="extent">Of all that is drawn.</param>
    /// <param name="layers">The layers and their colours as 0xRRGGBB; null for the foreground's.</param>
    /// <param name="greatestHandle">No object of the file has a greater handle.</param>
    internal void Begin(Envelope extent, IReadOnlyCollection<(string Name, int? Rgb)> layers, long greatestHandle)
    {
        Header(extent, greatestHandle);
        Section("CLASSES");
        EndSection();
        Section("TABLES");
        ViewPorts(extent);
        LineTypes();
        Layers(layers);
        Styles();
        Table("VIEW", 0x6, 0);
        EndTable();
        Table("UCS", 0x7, 0);
        EndTable();
        Applications();
        DimensionStyles();
        BlockRecords();
        EndSection();
        Section("BLOCKS");
        Block("*Model_Space", ModelSpace, 0x20, 0x21);
        Block("*Paper_Space", PaperSpace, 0x1C, 0x1D);
        EndSection();
        Section("ENTITIES");
    }

    /// <summary>Ends the section of the entities and the file.</summary>
    internal void End()
    {
        EndSection();
        Section("OBJECTS");
        Dictionary("DICTIONARY", RootDictionary, 0, ("ACAD_GROUP", GroupDictionary), ("ACAD_PLOTSTYLENAME", PlotStyleDictionary));
        Dictionary("DICTIONARY", GroupDictionary, RootDictionary);
        Dictionary("ACDBDICTIONARYWDFLT", PlotStyleDictionary, RootDictionary, ("Normal", PlotStyle));
        pairs.Write(100, "AcDbDictionaryWithDefault");
        pairs.WriteHandle(340, PlotStyle);
        pairs.Write(0, "ACDBPLACEHOLDER");
        pairs.WriteHandle(5, PlotStyle);
        pairs.WriteHandle(330, PlotStyleDictionary);
        EndSection();
        pairs.Write(0, "EOF");
    }

    private void Header(Envelope extent, long greatestHandle)
    {
        Section("HEADER");
        Variable("$ACADVER", 1, "AC1021");
        Variable("$DWGCODEPAGE", 3, "ANSI_936");
        pairs.Write(9, "$EXTMIN");
        pairs.WritePoint(10, extent.MinX, extent.MinY);
        pairs.Write(9, "$EXTMAX");
        pairs.WritePoint(10, extent.MaxX, extent.MaxY);
        Variable("$TEXTSTYLE", 7, TextStyle);
        Variable("$LUNITS", 70, "2");
        Variable("$LUPREC", 70, "4");
        Variable("$MEASUREMENT", 70, "1");
        Variable("$INSUNITS", 70, "6");
        pairs.Write(9, "$HANDSEED");
        pairs.WriteHandle(5, greatestHandle + 1);
        EndSection();
    }

    private void ViewPorts(Envelope extent)
    {
        Table("VPORT", 0x8, 1);
        Entry("VPORT", 0x22, 0x8, "AcDbViewportTableRecord", "*ACTIVE");
        pairs.Write(70, 0);
        pairs.Write(10, 0.0);
        pairs.Write(20, 0.0);
        pairs.Write(11, 1.0);
        pairs.Write(21, 1.0);
        pairs.Write(12, extent.IsNull ? 0.0 : extent.Centre.X);
        pairs.Write(22, extent.IsNull ? 0.0 : extent.Centre.Y);
        // The height of the view, and its width by its height.
        pairs.Write(40, extent.IsNull ? 1000.0 : Math.Max(1, Math.Max(extent.Height, extent.Width / 1.5) * 1.1));
        pairs.Write(41, 1.5);
        // Seen from above, at the origin, through a lens of 50 mm.
        pairs.WritePoint(16, 0, 0, 1);
        pairs.WritePoint(17, 0, 0);
        pairs.Write(42, 50.0);
        EndTable();
    }

    private void LineTypes()
    {
        Table("LTYPE", 0x5, 3);
        LineType(0x14, "ByBlock");
        LineType(0x15, "ByLayer");
        LineType(0x16, "Continuous");
        EndTable();
    }

    private void LineType(long handle, string name)
    {
        Entry("LTYPE", handle, 0x5, "AcDbLinetypeTableRecord", name);
        pairs.Write(70, 0);
        pairs.Write(3, "");
        pairs.Write(72, 65);
        pairs.Write(73, 0);
        pairs.Write(40, 0.0);
    }

    private void Layers(IReadOnlyCollection<(string Name, int? Rgb)> layers)
    {
        Table("LAYER", 0x2, layers.Count + 1);
        Layer(0x10, "0", null);
        foreach (var (name, rgb) in layers)
            Layer(pairs.NewHandle(), name, rgb);
        EndTable();
    }

    private void Layer(long handle, string name, int? rgb)
    {
        Entry("LAYER", handle, 0x2, "AcDbLayerTableRecord", name);
        pairs.Write(70, 0);
        pairs.Write(62, rgb is { } near ? AciColours.NearestTo(near) : AciColours.Foreground);
        if (rgb is { } colour)
            pairs.Write(420, colour);
        pairs.Write(6, "Continuous");
        pairs.Write(370, -3);
        pairs.WriteHandle(390, PlotStyle);
    }

    private void Styles()
    {
        Table("STYLE", 0x3, 2);
        Style(0x11, "Standard", "", null);
        Style(0x12, TextStyle, FontFile, TextStyle);
        EndTable();
    }

    private void Style(long handle, string name, string fontFile, string? fontFamily)
    {
        Entry("STYLE", handle, 0x3, "AcDbTextStyleTableRecord", name);
        pairs.Write(70, 0);
        pairs.Write(40, 0.0);
        pairs.Write(41, 1.0);
        pairs.Write(50, 0.0);
        pairs.Write(71, 0);
        pairs.Write(42, 2.5);
        pairs.Write(3, fontFile.Length > 0 ? fontFile : "txt");
        pairs.Write(4, "");
        if (fontFamily is null)
            return;
        pairs.Write(1001, "ACAD");
        pairs.Write(1000, fontFamily);
        pairs.Write(1071, 0);
    }

    private void Applications()
    {
        Table("APPID", 0x9, 2);
        Entry("APPID", 0x23, 0x9, "AcDbRegAppTableRecord", "ACAD");
        pairs.Write(70, 0);
        Entry("APPID", 0x25, 0x9, "AcDbRegAppTableRecord", DxfParts.Application);
        pairs.Write(70, 0);
        EndTable();
    }

    private void DimensionStyles()
    {
        Table("DIMSTYLE", 0xA, 1);
        pairs.Write(100, "AcDbDimStyleTable");
        pairs.Write(71, 0);
        // Of all tables this one has its handles in group 105.
        pairs.Write(0, "DIMSTYLE");
        pairs.WriteHandle(105, 0x24);
        pairs.WriteHandle(330, 0xA);
        pairs.Write(100, "AcDbSymbolTableRecord");
        pairs.Write(100, "AcDbDimStyleTableRecord");
        pairs.Write(2, "Standard");
        pairs.Write(70, 0);
        EndTable();
    }

    private void BlockRecords()
    {
        Table("BLOCK_RECORD", 0x1, 2);
        Entry("BLOCK_RECORD", ModelSpace, 0x1, "AcDbBlockTableRecord", "*Model_Space");
        pairs.WriteHandle(340, 0);
        Entry("BLOCK_RECORD", PaperSpace, 0x1, "AcDbBlockTableRecord", "*Paper_Space");
        pairs.WriteHandle(340, 0);
        EndTable();
    }

    private void Block(string name, long record, long begin, long end)
    {
        pairs.Write(0, "BLOCK");
        pairs.WriteHandle(5, begin);
        pairs.WriteHandle(330, record);
        pairs.Write(100, "AcDbEntity");
        pairs.Write(8, "0");
        pairs.Write(100, "AcDbBlockBegin");
        pairs.Write(2, name);
        pairs.Write(70, 0);
        pairs.WritePoint(10, 0, 0);
        pairs.Write(3, name);
        pairs.Write(1, "");
        pairs.Write(0, "ENDBLK");
        pairs.WriteHandle(5, end);
        pairs.WriteHandle(330, record);
        pairs.Write(100, "AcDbEntity");
        pairs.Write(8, "0");
        pairs.Write(100, "AcDbBlockEnd");
    }

    private void Dictionary(string type, long handle, long owner, params (string Name, long Handle)[] entries)
    {
        pairs.Write(0, type);
        pairs.WriteHandle(5, handle);
        pairs.WriteHandle(330, owner);
        pairs.Write(100, "AcDbDictionary");
        pairs.Write(281, 1);
        foreach (var (name, entry) in entries)
        {
            pairs.Write(3, name);
            pairs.WriteHandle(350, entry);
        }
    }

    private void Section(string name)
    {
        pairs.Write(0, "SECTION");
        pairs.Write(2, name);
    }

    private void EndSection() => pairs.Write(0, "ENDSEC");

    private void Variable(string name, int code, string value)
    {
        pairs.Write(9, name);
        pairs.Write(code, value);
    }

    private void Table(string name, long handle, int count)
    {
        pairs.Write(0, "TABLE");
        pairs.Write(2, name);
        pairs.WriteHandle(5, handle);
        pairs.WriteHandle(330, 0);
        pairs.Write(100, "AcDbSymbolTable");
        pairs.Write(70, count);
    }

    private void EndTable() => pairs.Write(0, "ENDTAB");

    private void Entry(string type, long handle, long table, string subclass, string name)
    {
        pairs.Write(0, type);
        pairs.WriteHandle(5, handle);
        pairs.WriteHandle(330, table);
        pairs.Write(100, "AcDbSymbolTableRecord");
        pairs.Write(100, subclass);
        pairs.Write(2, name);
    }
}
