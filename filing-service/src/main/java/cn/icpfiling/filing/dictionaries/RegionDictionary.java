package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.filing.tables.NamedTables.Form;
import cn.icpfiling.filing.tables.RegionFile;

/** The regions that the rules read. They have no English names, because no source that may be passed on has them. */
final class RegionDictionary {

    private RegionDictionary() {}

    static Dictionary of(RegionTable regions) {
        return new Dictionary(
                "regions",
                "行政区划",
                "Regions by GB/T 2260",
                Form.TEXT,
                RegionFile.newest(regions),
                RegionFile.source(regions),
                regions.divisions().stream()
                        .map(division -> new EntryDraft(division.code(), division.name(), null)
                                .region(division)
                                .entry())
                        .toList());
    }
}
