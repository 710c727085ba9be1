package cn.icpfiling.filing.authority;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a province's authority verifies principals by SMS on a day. Began with 22 provinces in 2019 and holds
 * everywhere since 2020-08-17 (domain.md 3.10).
 */
final class SmsPilot {
    private final List<Entry> newestFirst;

    /** The state of things from a day on, until a later entry replaces it. */
    record Entry(String id, LocalDate from, Set<String> provinces, Duration codeValidFor) {}

    SmsPilot(List<Entry> entries) {
        newestFirst = entries.stream()
                .sorted(Comparator.comparing(Entry::from).reversed())
                .toList();
    }

    boolean demanded(String province, LocalDate day) {
        return on(day).filter(entry -> entry.provinces().contains(province)).isPresent();
    }

    /** How long a code sent on that day is good for; empty before there were any. */
    Optional<Duration> codeValidFor(LocalDate day) {
        return on(day).map(Entry::codeValidFor);
    }

    private Optional<Entry> on(LocalDate day) {
        return newestFirst.stream().filter(entry -> !day.isBefore(entry.from())).findFirst();
    }
}
