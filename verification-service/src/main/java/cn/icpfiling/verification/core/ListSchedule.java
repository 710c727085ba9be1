package cn.icpfiling.verification.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * When each version of one list is in force. Of the versions that have begun, the one with the highest number holds. It
 * replaces every older one, even one that was scheduled and has not begun.
 */
public final class ListSchedule {

    /** A version that was activated and not cancelled. */
    public record Activated(UUID id, int version, Instant from) {}

    /**
     * The time for which a version is in force.
     *
     * @param until the moment when the next version takes effect; null if none is scheduled
     */
    public record Period(Activated version, Instant from, Instant until) {

        /** A newer version begins before this one, so this one is never in force. */
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

    /** Returns empty before the first version. */
    public Optional<Period> at(Instant moment) {
        return newestFirst.stream().filter(period -> period.holds(moment)).findFirst();
    }

    public Optional<Period> of(UUID id) {
        return newestFirst.stream()
                .filter(period -> period.version().id().equals(id))
                .findFirst();
    }

    /** Returns the future versions, without those that a newer version replaces before they begin. */
    public List<Activated> scheduled(Instant now) {
        return newestFirst.stream()
                .filter(period -> period.from().isAfter(now) && !period.isEmpty())
                .map(Period::version)
                .toList();
    }

    /**
     * Returns the versions whose start has come, the earliest first. Empty periods, which are never in force, are
     * included.
     */
    public List<Period> begun(Instant now) {
        return newestFirst.reversed().stream()
                .filter(period -> !period.from().isAfter(now))
                .sorted(Comparator.comparing(Period::from))
                .toList();
    }

    /** Returns the version that this one replaces; empty for the first. */
    public Optional<Activated> before(Period period) {
        return at(period.from().minus(1, ChronoUnit.MICROS)).map(Period::version);
    }

    /** Returns the end of the chain, which the next version replaces, whether or not it has begun. */
    public Optional<Activated> newest() {
        return newestFirst.stream().findFirst().map(Period::version);
    }
}
