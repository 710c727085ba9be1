package cn.icpfiling.verification.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * When which version of one list holds. Of those that have begun the highest number stands: it stands before every older one, also
 * before one that was scheduled and has not begun.
 */
public final class ListSchedule {

    /** A version that was activated and not cancelled. */
    public record Activated(UUID id, int version, Instant from) {}

    /**
     * How long a version holds.
     *
     * @param until the moment from which another one holds; null while none is known
     */
    public record Period(Activated version, Instant from, Instant until) {

        /** A newer one begins before it: it never holds. */
        public boolean isEmpty() {
            return until != null && !until.isAfter(from);
        }

        boolean holds(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    private final List<Period> newestFirst;

    public ListSchedule(List<Activated> activated) {
        var periods = new ArrayList<Period>();
        Instant until = null;
        for (var one : activated.stream()
                .sorted(Comparator.comparingInt(Activated::version).reversed())
                .toList()) {
            periods.add(new Period(one, one.from(), until));
            until = until == null || one.from().isBefore(until) ? one.from() : until;
        }
        newestFirst = List.copyOf(periods);
    }

    /** Empty before the first one. */
    public Optional<Period> at(Instant moment) {
        return newestFirst.stream().filter(period -> period.holds(moment)).findFirst();
    }

    public Optional<Period> of(UUID id) {
        return newestFirst.stream()
                .filter(period -> period.version().id().equals(id))
                .findFirst();
    }

    /** Those that are still to come, but for ones that never will: a newer one begins before them. */
    public List<Activated> scheduled(Instant now) {
        return newestFirst.stream()
                .filter(period -> period.from().isAfter(now) && !period.isEmpty())
                .map(Period::version)
                .toList();
    }

    /** Those whose moment has come, the earliest first; also the empty ones, which never come back now. */
    public List<Period> begun(Instant now) {
        return newestFirst.reversed().stream()
                .filter(period -> !period.from().isAfter(now))
                .sorted(Comparator.comparing(Period::from))
                .toList();
    }

    /** Whose place it takes; empty for the first one. */
    public Optional<Activated> before(Period period) {
        return at(period.from().minus(1, ChronoUnit.MICROS)).map(Period::version);
    }

    /** The end of the chain: what the next one replaces, whether it has begun or not. */
    public Optional<Activated> newest() {
        return newestFirst.stream().findFirst().map(Period::version);
    }
}
