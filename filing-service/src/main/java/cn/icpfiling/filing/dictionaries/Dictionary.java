package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.filing.tables.NamedTables.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A table with its entries of all days. The table of a day and its ETag are made once for all days between two changes, so
 * the number of kept tables is bounded by the data.
 */
final class Dictionary {

    private final String name;
    private final String titleZh;
    private final String titleEn;
    private final Form form;
    private final LocalDate version;
    private final String source;
    private final List<DictionaryEntry> entries;
    private final NavigableSet<LocalDate> changes = new TreeSet<>();
    private final ConcurrentMap<LocalDate, TaggedDictionary> made = new ConcurrentHashMap<>();
    private final ConcurrentMap<Part, TaggedDictionary> parts = new ConcurrentHashMap<>();

    Dictionary(
            String name,
            String titleZh,
            String titleEn,
            Form form,
            LocalDate version,
            String source,
            List<DictionaryEntry> entries) {
        this.name = name;
        this.titleZh = titleZh;
        this.titleEn = titleEn;
        this.form = form;
        this.version = version;
        this.source = source;
        this.entries = List.copyOf(entries);
        entries.forEach(entry -> {
            if (entry.validFrom() != null) {
                changes.add(entry.validFrom());
            }
            if (entry.validTo() != null) {
                changes.add(entry.validTo().plusDays(1));
            }
        });
    }

    String name() {
        return name;
    }

    /** Whether its entries have a level and, below the highest, a parent. */
    boolean hasLevels() {
        return entries.stream().anyMatch(entry -> entry.level() != null);
    }

    boolean has(String code) {
        return entries.stream().anyMatch(entry -> entry.code().equals(code));
    }

    /** A part of a table, as a request names it. */
    private record Part(LocalDate since, RegionTable.Level level, String parent) {}

    /**
     * The entries of the level and below the parent; null keeps all. A part and its ETag are made once, so a client that knows the part
     * costs no reading of the table. An empty part is cheap and is not kept, so that the data bound what is kept.
     */
    TaggedDictionary on(LocalDate day, RegionTable.Level level, String parent) {
        var whole = on(day);
        if (level == null && parent == null) {
            return whole;
        }
        var part = new Part(whole.table().since(), level, parent);
        var known = parts.get(part);
        if (known != null) {
            return known;
        }
        var found = TaggedDictionary.of(whole.table().only(level, parent));
        if (found.table().count() > 0) {
            parts.put(part, found);
        }
        return found;
    }

    /** The table of the day. */
    TaggedDictionary on(LocalDate day) {
        var since = changes.floor(day);
        return made.computeIfAbsent(since == null ? LocalDate.MIN : since, _ -> {
            var items = entries.stream().filter(entry -> entry.holdsOn(day)).toList();
            return TaggedDictionary.of(
                    new DictionaryView(name, titleZh, titleEn, form, version, since, source, items.size(), items));
        });
    }
}
