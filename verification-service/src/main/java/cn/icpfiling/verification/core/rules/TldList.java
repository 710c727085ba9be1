package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One version of the list of top-level domains, each entry with its days. */
public final class TldList {

    /** @param validTo last day; null while it holds */
    public record Entry(String tld, ApprovalStatus status, LocalDate validFrom, LocalDate validTo) {
        boolean inForce(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    private final Map<String, List<Entry>> byTld;

    public TldList(List<Entry> entries) {
        byTld = entries.stream().collect(Collectors.groupingBy(Entry::tld));
    }

    /** What stands in no list counts as not approved: the ministry publishes approvals, not refusals. */
    public ApprovalStatus status(String tld, LocalDate day) {
        return deciding(tld, day).map(Entry::status).orElse(ApprovalStatus.NOT_APPROVED);
    }

    /** Of several entries that hold on the day, the one that began last. */
    public Optional<Entry> deciding(String tld, LocalDate day) {
        return byTld.getOrDefault(tld, List.of()).stream()
                .filter(entry -> entry.inForce(day))
                .max(Comparator.comparing(Entry::validFrom));
    }
}
