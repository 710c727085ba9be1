package cn.icpfiling.verification.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The changes from one version of a list to another, subject by subject. An entry that differs only in days, status or
 * words is changed, not removed and added. The order of the file does not count.
 */
public final class ListDifference {

    /** The change of an entry. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One change.
     *
     * @param before null if the entry was added
     * @param after null if the entry was removed
     */
    public record Change(ListEntry before, ListEntry after) {

        public Kind kind() {
            if (before == null) {
                return Kind.ADDED;
            }
            return after == null ? Kind.REMOVED : Kind.CHANGED;
        }

        /** The columns that differ; none if the entry was added or removed. */
        public List<String> fields() {
            if (kind() != Kind.CHANGED) {
                return List.of();
            }
            var now = after.fields();
            return before.fields().entrySet().stream()
                    .filter(field -> !Objects.equals(field.getValue(), now.get(field.getKey())))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private ListDifference() {}

    /** Returns the changes in the order of the subjects. */
    public static List<Change> between(Collection<ListEntry> before, Collection<ListEntry> after) {
        var old = bySubject(before);
        var young = bySubject(after);
        var subjects = new TreeSet<>(old.keySet());
        subjects.addAll(young.keySet());
        return subjects.stream()
                .flatMap(subject ->
                        ofOne(old.getOrDefault(subject, List.of()), young.getOrDefault(subject, List.of())).stream())
                .toList();
    }

    private static List<Change> ofOne(List<ListEntry> before, List<ListEntry> after) {
        var left = new ArrayList<>(before);
        var came = new ArrayList<ListEntry>();
        for (var entry : after) {
            if (!left.remove(entry)) {
                came.add(entry);
            }
        }
        var changes = new ArrayList<Change>();
        for (var entry : List.copyOf(came)) {
            sameBeginning(left, entry).ifPresent(was -> {
                left.remove(was);
                came.remove(entry);
                changes.add(new Change(was, entry));
            });
        }
        for (var entry : came) {
            changes.add(new Change(left.isEmpty() ? null : left.removeFirst(), entry));
        }
        left.forEach(entry -> changes.add(new Change(entry, null)));
        return changes;
    }

    private static Optional<ListEntry> sameBeginning(List<ListEntry> entries, ListEntry like) {
        return entries.stream()
                .filter(entry -> entry.validFrom().equals(like.validFrom()))
                .findFirst();
    }

    private static Map<String, List<ListEntry>> bySubject(Collection<ListEntry> entries) {
        var bySubject = new TreeMap<String, List<ListEntry>>();
        entries.stream()
                .sorted(Comparator.comparing(ListEntry::validFrom))
                .forEach(entry -> bySubject
                        .computeIfAbsent(entry.subject(), _ -> new ArrayList<>())
                        .add(entry));
        return bySubject;
    }
}
