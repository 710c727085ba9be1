package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.platform.web.write.VersionTag;

/** The table of a day, or a part of it, with the ETag of its content. */
record TaggedDictionary(DictionaryView table, VersionTag tag) {

    static TaggedDictionary of(DictionaryView table) {
        return new TaggedDictionary(table, ContentTag.of(table));
    }

    /** Keeps the entries of the level and below the parent; null keeps all. */
    TaggedDictionary only(RegionTable.Level level, String parent) {
        return level == null && parent == null ? this : of(table.only(level, parent));
    }
}
