package cn.icpfiling.account.core;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a notice is about. */
public record About(Map<Kind, Set<UUID>> ids) {

    public static final About NOTHING = new About(Map.of());

    /** The kinds of things that a trace begins with. */
    public enum Kind {
        ORDER,
        SUBJECT,
        SERVICE,
        FINDING,
        TRANSFER,
        OFFLINE_CASE,
        SUPPORT_CASE,
        PREFILLED_ORDER
    }

    public About {
        ids = Map.copyOf(ids);
    }

    public static About the(Kind kind, UUID id) {
        return NOTHING.and(kind, id);
    }

    /** Adds an id; null adds nothing. */
    public About and(Kind kind, UUID id) {
        return id == null ? this : and(kind, Set.of(id));
    }

    /** Adds all ids of another. */
    public About and(About other) {
        var all = this;
        for (var more : other.ids.entrySet()) {
            all = all.and(more.getKey(), more.getValue());
        }
        return all;
    }

    public About and(Kind kind, Collection<UUID> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new EnumMap<Kind, Set<UUID>>(Kind.class);
        all.putAll(ids);
        all.computeIfAbsent(kind, none -> Set.of());
        var merged = new LinkedHashSet<>(all.get(kind));
        merged.addAll(more);
        all.put(kind, merged);
        return new About(all);
    }
}
