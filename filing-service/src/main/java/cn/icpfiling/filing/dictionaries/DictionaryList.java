package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.tables.NamedTables.Form;
import java.time.LocalDate;
import java.util.List;

/** All tables, without their entries. */
public record DictionaryList(List<Item> items) {

    public DictionaryList {
        items = List.copyOf(items);
    }

    /**
     * One table.
     *
     * @param count its entries on that day
     * @param etag the ETag of the whole table, so a client asks again only for tables that changed
     */
    public record Item(
            String name, String titleZh, String titleEn, Form form, LocalDate version, int count, String etag) {

        static Item of(TaggedDictionary dictionary) {
            var table = dictionary.table();
            return new Item(
                    table.name(),
                    table.titleZh(),
                    table.titleEn(),
                    table.form(),
                    table.version(),
                    table.count(),
                    dictionary.tag().toString());
        }
    }
}
