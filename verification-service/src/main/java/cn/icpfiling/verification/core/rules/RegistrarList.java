package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One version of the list of registrars; each entry has its days. The list is complete on the days on which it has an
 * entry for all others ({@link #OTHERS}). On other days a registrar that it does not contain is unknown, never refused.
 */
public final class RegistrarList {

    /** Stands for every registrar that the list does not contain. */
    public static final String OTHERS = "*";

    /**
     * @param ianaId null if the registrar has none
     * @param names name and aliases
     * @param said status and days
     */
    public record Entry(Integer ianaId, List<RegistrarName> names, DatedStatus said) {

        public Entry {
            names = List.copyOf(names);
        }

        public Entry(
                Integer ianaId, List<String> names, ApprovalStatus status, LocalDate validFrom, LocalDate validTo) {
            this(ianaId, names.stream().map(RegistrarName::of).toList(), new DatedStatus(status, validFrom, validTo));
        }

        /** Several entries of one registrar, each with its own days and aliases, have one subject, as at the door of the list. */
        private Object subject() {
            return ianaId == null ? name() : ianaId;
        }

        private RegistrarName name() {
            return names.getFirst();
        }

        private boolean approvesOn(LocalDate day) {
            return said.status() == ApprovalStatus.APPROVED && said.inForce(day);
        }

        private boolean refusesOn(LocalDate day) {
            return said.status() == ApprovalStatus.NOT_APPROVED && said.inForce(day);
        }
    }

    private final Map<Integer, List<Entry>> byId;
    private final Map<String, Set<Entry>> byCore = new HashMap<>();
    private final List<DatedStatus> others;

    /** @param others entries for all registrars that the list does not contain; none if the list is not complete */
    public RegistrarList(List<Entry> entries, List<DatedStatus> others) {
        byId = entries.stream().filter(entry -> entry.ianaId() != null).collect(Collectors.groupingBy(Entry::ianaId));
        for (var entry : entries) {
            entry.names()
                    .forEach(name -> byCore.computeIfAbsent(name.core(), _ -> new HashSet<>())
                            .add(entry));
        }
        this.others = List.copyOf(others);
    }

    public RegistrarList(List<Entry> entries) {
        this(entries, List.of());
    }

    /**
     * Returns empty if the list does not contain the registrar and is not complete on that day. Also if a name is that of several
     * registrars of which one is approved and another is not: the list does not say which of them it is, so a person does.
     */
    public Optional<ApprovalStatus> status(Registrar registrar, LocalDate day) {
        var matching = named(registrar);
        var found = matching.stream()
                .collect(Collectors.groupingBy(
                        Entry::subject, Collectors.mapping(Entry::said, Collectors.toUnmodifiableList())))
                .values()
                .stream()
                .map(entries -> DatedStatus.on(day, entries))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            return others(day);
        }
        if (found.size() == 1) {
            return Optional.of(found.iterator().next());
        }
        return isOneThatWentOn(matching, day) ? Optional.of(ApprovalStatus.APPROVED) : Optional.empty();
    }

    /** One company whose approval ended under one IANA id, or without one, and holds under another. */
    private static boolean isOneThatWentOn(Collection<Entry> matching, LocalDate day) {
        return matching.stream().map(Entry::name).distinct().count() == 1
                && matching.stream().anyMatch(entry -> entry.approvesOn(day))
                && matching.stream().noneMatch(entry -> entry.refusesOn(day));
    }

    /** Checks whether the list names every approved registrar of that day. */
    public boolean isComplete(LocalDate day) {
        return others(day).isPresent();
    }

    /**
     * Returns the matching entries, whatever their days. The IANA id decides if there is one: registries spell names in
     * many ways, but ids are unique. A registrar without an id, or with an id that the list does not have, is matched
     * by name.
     */
    public Collection<Entry> named(Registrar registrar) {
        var found = registrar.ianaId() == null ? List.<Entry>of() : byId.getOrDefault(registrar.ianaId(), List.of());
        return found.isEmpty() && registrar.name() != null ? named(RegistrarName.of(registrar.name())) : found;
    }

    private List<Entry> named(RegistrarName name) {
        return name.core().isEmpty()
                ? List.of()
                : byCore.getOrDefault(name.core(), Set.of()).stream()
                        .filter(entry -> entry.names().stream().anyMatch(name::isSameAs))
                        .toList();
    }

    private Optional<ApprovalStatus> others(LocalDate day) {
        return others.stream()
                .filter(said -> said.inForce(day))
                .map(DatedStatus::status)
                .findFirst();
    }
}
