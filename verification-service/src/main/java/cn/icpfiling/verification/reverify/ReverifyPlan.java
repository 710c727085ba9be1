package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.verification.core.FiledFitness;
import cn.icpfiling.verification.core.Standing;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** When a filed domain is looked at. Its id spreads the looks, so that what was filed together is not looked at together. */
@ConfigMapping(prefix = "icp.verification.reverify")
public interface ReverifyPlan {

    /** How often we see what is due; the scheduler reads the same key. With the batch it bounds what a replica asks of the world. */
    String look();

    /** Domains that a replica takes at each look. */
    @WithDefault("10")
    int batch();

    /** Subjects whose domains a replica looks at side by side: few, because people who wait ask the same sources. */
    @WithDefault("2")
    int atOnce();

    /** Between two looks at a domain that is fit. */
    @WithDefault("P30D")
    Duration every();

    /** How far apart two looks must be that see a rule broken, before it is told. */
    @WithDefault("PT24H")
    Duration confirmAfter();

    /** Between two looks at a domain that is unfit: soon, so that whoever renews it is heard. */
    @WithDefault("P1D")
    Duration unfitEvery();

    /** After a look that could not say; doubled each time. */
    @WithDefault("PT1H")
    Duration retryFirst();

    @WithDefault("P1D")
    Duration retryLongest();

    /** Unknown for longer is told to staff, as {@code icp_verification_reverify_unknown_too_long}. */
    @WithDefault("P7D")
    Duration unknownTooLong();

    /** How long one replica has a batch to itself. */
    @WithDefault("PT3M")
    Duration lease();

    /** Looks kept of a domain, beside those that were told. */
    @WithDefault("12")
    int keepLooks();

    /** How long after somebody asked for a look at a domain nobody can ask for another. */
    @WithDefault("PT1M")
    Duration askAgain();

    /** Looks that one account may ask for. */
    @WithDefault("30")
    int mostAMinute();

    /** Of what was just filed, whose order was judged, after a round; of what was filed long ago, some time in a round from now on. */
    default Instant first(UUID id, Instant filedAt, Instant now) {
        var regular = filedAt.plus(nearly(every(), id));
        return regular.isAfter(now) ? regular : now.plus(part(every(), fraction(id)));
    }

    /** @param unknownLooks looks in a row that could not say */
    default Instant next(UUID id, Standing standing, int unknownLooks, Instant now) {
        if (standing.fitness() == FiledFitness.UNFIT) {
            return now.plus(unfitEvery());
        }
        if (standing.isSuspected()) {
            return now.plus(confirmAfter());
        }
        return now.plus(standing.fitness() == FiledFitness.FIT ? nearly(every(), id) : retryAfter(unknownLooks));
    }

    private Duration retryAfter(int unknownLooks) {
        return new Backoff(retryFirst(), retryLongest()).after(unknownLooks);
    }

    /** Between nine and eleven tenths of it. */
    private static Duration nearly(Duration time, UUID id) {
        return part(time, 0.9 + 0.2 * fraction(id));
    }

    private static Duration part(Duration time, double share) {
        return Duration.ofMillis((long) (time.toMillis() * share));
    }

    /** Of the id's random bits, from 0 to 1. */
    private static double fraction(UUID id) {
        return (id.getLeastSignificantBits() & 0xFFFF_FFFFL) / (double) 0x1_0000_0000L;
    }
}
