package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.verification.core.FiledFitness;
import cn.icpfiling.verification.core.Standing;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When to look at a filed domain. The domain's id spreads the rounds, so that domains filed together are not due
 * together.
 */
@ConfigMapping(prefix = "icp.verification.reverify")
public interface ReverifyPlan {

    /**
     * How often a replica checks for due domains; the scheduler reads the same key. With the batch size, it bounds the
     * requests of a replica.
     */
    String poll();

    /** Domains that a replica takes at each check. */
    @WithDefault("10")
    int batch();

    /** Subjects whose domains a replica looks at in parallel: few, because people who wait ask the same sources. */
    @WithDefault("2")
    int atOnce();

    /** Between two rounds of a fit domain. */
    @WithDefault("P30D")
    Duration every();

    /** Minimum time between two rounds that see the same rule broken, before an event says so. */
    @WithDefault("PT24H")
    Duration confirmAfter();

    /** Between two rounds of an unfit domain: short, so that a renewal is seen soon. */
    @WithDefault("P1D")
    Duration unfitEvery();

    /** After a round without a clear result; doubled each time. */
    @WithDefault("PT1H")
    Duration retryFirst();

    @WithDefault("P1D")
    Duration retryLongest();

    /**
     * If a domain is unknown for longer, or unfit and no round says anything about its faults for as long, staff see it in
     * {@code icp_verification_reverify_unknown_too_long}.
     */
    @WithDefault("P7D")
    Duration unknownTooLong();

    /** The lease of a batch. */
    @WithDefault("PT3M")
    Duration lease();

    /** Rounds stored for a domain, besides those that were published. */
    @WithDefault("12")
    int keepRounds();

    /** Minimum time between two requests for a round of the same domain. */
    @WithDefault("PT1M")
    Duration askAgain();

    /** Rounds that one account may request a minute. */
    @WithDefault("30")
    int mostAMinute();

    /**
     * A recent filing, whose order was judged, is due after one round. An old filing is due at some time within a round
     * from now.
     */
    default Instant first(UUID id, Instant filedAt, Instant now) {
        var regular = filedAt.plus(nearly(every(), id));
        return regular.isAfter(now) ? regular : now.plus(part(every(), fraction(id)));
    }

    /** @param unknownRounds number of rounds in a row without a clear result */
    default Instant next(UUID id, Standing standing, int unknownRounds, Instant now) {
        if (standing.fitness() == FiledFitness.UNFIT) {
            return now.plus(unfitEvery());
        }
        if (standing.isSuspected()) {
            return now.plus(confirmAfter());
        }
        return now.plus(standing.fitness() == FiledFitness.FIT ? nearly(every(), id) : retryAfter(unknownRounds));
    }

    private Duration retryAfter(int unknownRounds) {
        return new Backoff(retryFirst(), retryLongest()).after(unknownRounds);
    }

    /** Returns between 0.9 and 1.1 of the time. */
    private static Duration nearly(Duration time, UUID id) {
        return part(time, 0.9 + 0.2 * fraction(id));
    }

    private static Duration part(Duration time, double share) {
        return Duration.ofMillis((long) (time.toMillis() * share));
    }

    /** Returns a number from 0 to 1 from the random bits of the id. */
    private static double fraction(UUID id) {
        return (id.getLeastSignificantBits() & 0xFFFF_FFFFL) / (double) 0x1_0000_0000L;
    }
}
