package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.filing.tables.NamedTables.Form;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * The table of a day. It has Chinese and English names, so it does not depend on the reader's language.
 *
 * @param version the day on which the data last changed
 * @param since the day from which the table was as shown; absent if it always was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DictionaryView(
        String name,
        String titleZh,
        String titleEn,
        Form form,
        LocalDate version,
        LocalDate since,
        String source,
        int count,
        List<DictionaryEntry> items) {

    /** Keeps the entries of the level and below the parent; null keeps all. */
    DictionaryView only(RegionTable.Level level, String parent) {
        var kept = items.stream()
                .filter(entry -> level == null || entry.level() == level)
                .filter(entry -> parent == null || parent.equals(entry.parent()))
                .toList();
        return new DictionaryView(name, titleZh, titleEn, form, version, since, source, kept.size(), kept);
    }
}
