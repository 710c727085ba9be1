package cn.icpfiling.account.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Decides when signing keys change. The next key is published {@link #AHEAD} before it signs, which is longer than a
 * cache keeps the published keys. The old key stays published for {@link #AFTERLIFE}, which is longer than a token
 * lives.
 */
public record KeySchedule(Duration life) {

    public static final Duration AHEAD = Duration.ofDays(1);
    public static final Duration AFTERLIFE = Duration.ofHours(1);

    public KeySchedule {
        if (life.compareTo(AHEAD.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("A signing key lives two days at least, not " + life);
        }
    }

    public record Term(int generation, Instant signsFrom, Instant signsUntil) {

        public boolean signs(Instant now) {
            return !now.isBefore(signsFrom) && now.isBefore(signsUntil);
        }

        public boolean published(Instant now) {
            return now.isBefore(signsUntil.plus(AFTERLIFE));
        }
    }

    /** The key to create now, if one is due. A service that was down for a whole term starts the next one at once. */
    public Optional<Term> due(Collection<Term> there, Instant now) {
        var last = there.stream().max(Comparator.comparingInt(Term::generation));
        if (last.isEmpty()) {
            return Optional.of(term(1, now));
        }
        var end = last.get().signsUntil();
        if (now.isBefore(end.minus(AHEAD))) {
            return Optional.empty();
        }
        return Optional.of(term(last.get().generation() + 1, now.isBefore(end) ? end : now));
    }

    private Term term(int generation, Instant from) {
        return new Term(generation, from, from.plus(life));
    }
}
