package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.platform.web.write.VersionTag;

/** The table of a day, or a part of it, with the ETag of its content. */
record TaggedDictionary(DictionaryView table, VersionTag tag) {

    static TaggedDictionary of(DictionaryView table) {
        return new TaggedDictionary(table, ContentTag.of(table));
    }
}
