package cn.icpfiling.platform.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ids and names of one object in one service, by the name of their kind: those of the question, and what they lead to. */
public final class HistoryKeys {

    /** The most keys of a kind that a statement takes. */
    public static final int MOST = 1_000;

    private final Map<String, Set<Object>> keys = new LinkedHashMap<>();
    private boolean whole = true;

    public static HistoryKeys of(HistoryQuestion question) {
        var keys = new HistoryKeys();
        question.ids().forEach(keys::add);
        question.names().forEach(keys::add);
        return keys;
    }

    /** Adds keys up to the bound, and notes if some found no room, or if a look-up was cut: its rows may name few keys many times. */
    public HistoryKeys add(String kind, Collection<?> more) {
        whole &= more.size() <= MOST;
        var all = keys.computeIfAbsent(kind, none -> new LinkedHashSet<>());
        for (var one : more) {
            if (all.size() < MOST) {
                all.add(one);
            } else if (!all.contains(one)) {
                whole = false;
            }
        }
        return this;
    }

    /** Returns all keys of the kinds, each once. */
    public List<Object> of(String... kinds) {
        return Arrays.stream(kinds)
                .flatMap(kind -> keys.getOrDefault(kind, Set.of()).stream())
                .distinct()
                .toList();
    }

    /** Returns all keys of the kinds, each once. */
    List<Object> of(List<String> kinds) {
        return of(kinds.toArray(String[]::new));
    }

    boolean isWhole() {
        return whole;
    }
}
