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

/** One list while happenings are written into it: each that changes something takes the next version. */
final class Sealing {

    private final UUID list;
    private final Map<String, ServingEntry> entries;
    private final Map<String, ServingEntry> touched = new LinkedHashMap<>();
    private final List<ServingEntry> changes = new ArrayList<>();
    private long version;

    /** @param known the entries of every domain that something happened to, as far as the list has them */
    Sealing(UUID list, long version, Collection<ServingEntry> known) {
        this.list = list;
        this.version = version;
        this.entries = new HashMap<>();
        known.forEach(entry -> entries.put(entry.domain(), entry));
    }

    /** @return the change, if it is one */
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

    /** In the order of their versions. */
    List<ServingEntry> changes() {
        return List.copyOf(changes);
    }

    /** How the domains that changed stand now. */
    Collection<ServingEntry> touched() {
        return List.copyOf(touched.values());
    }
}
