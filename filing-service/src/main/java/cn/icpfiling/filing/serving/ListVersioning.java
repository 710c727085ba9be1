package cn.icpfiling.filing.serving;

import cn.icpfiling.platform.id.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One list while changes of domains are written into it. Each that changes an entry takes the next version. */
final class ListVersioning {

    private final UUID list;
    private final Map<String, ServingEntry> entries;
    private final Map<String, ServingEntry> touched = new LinkedHashMap<>();
    private final List<ServingEntry> changes = new ArrayList<>();
    private long version;

    /** @param known the list's entries of every domain that changed */
    ListVersioning(UUID list, long version, Collection<ServingEntry> known) {
        this.list = list;
        this.version = version;
        this.entries = new HashMap<>();
        known.forEach(entry -> entries.put(entry.domain(), entry));
    }

    /** @return the change, if the entry changes */
    Optional<ServingEntry> take(DomainHappening happening) {
        var before = entries.get(happening.domain());
        if (before != null && before.saysAlready(happening)) {
            return Optional.empty();
        }
        version++;
        var after =
                before == null ? ServingEntry.first(Ids.next(), happening, version) : before.after(happening, version);
        entries.put(after.domain(), after);
        touched.put(after.domain(), after);
        changes.add(after);
        return Optional.of(after);
    }

    UUID list() {
        return list;
    }

    long version() {
        return version;
    }

    /** The changes in the order of their versions. */
    List<ServingEntry> changes() {
        return List.copyOf(changes);
    }

    /** The present entries of the changed domains. */
    Collection<ServingEntry> touched() {
        return List.copyOf(touched.values());
    }
}
