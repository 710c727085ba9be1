package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One version of the list of top-level domains; each entry has its days. The list is complete on the days on which it
 * has an entry for all others ({@link #OTHERS}). On other days a top-level domain that it does not contain is unknown,
 * never refused.
 */
public final class TldList {

    /** Stands for every top-level domain that the list does not contain. */
    public static final String OTHERS = "*";

    /** @param said status and days */
    public record Entry(String tld, DatedStatus said) {

        public Entry(String tld, ApprovalStatus status, LocalDate validFrom, LocalDate validTo) {
            this(tld, new DatedStatus(status, validFrom, validTo));
        }
    }

    private final Map<String, List<DatedStatus>> byTld;

    public TldList(List<Entry> entries) {
        byTld = entries.stream()
                .collect(Collectors.groupingBy(
                        Entry::tld, Collectors.mapping(Entry::said, Collectors.toUnmodifiableList())));
    }

    /** Returns empty if the list does not contain the domain and is not complete on that day. */
    public Optional<ApprovalStatus> status(String tld, LocalDate day) {
        return DatedStatus.on(day, of(tld)).or(() -> others(day));
    }

    /** Checks whether the list names every approved top-level domain of that day. */
    public boolean isComplete(LocalDate day) {
        return others(day).isPresent();
    }

    private Optional<ApprovalStatus> others(LocalDate day) {
        return of(OTHERS).stream()
                .filter(said -> said.inForce(day))
                .map(DatedStatus::status)
                .findFirst();
    }

    private List<DatedStatus> of(String tld) {
        return byTld.getOrDefault(tld, List.of());
    }
}
