package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.core.cases.SupportCase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The day in which the owner of a filing reads of a case and stops it, before the case can be granted: after the grant the filing leaves at
 * once. An owner of a lost phone has a day at least, too.
 */
@ApplicationScoped
class OwnersDay {

    private static final Duration DAY = Duration.ofDays(1);

    private final Clock clock;
    private final boolean held;

    /** @param held false where tests and demonstrations do not wait; production refuses it */
    OwnersDay(Clock clock, @ConfigProperty(name = "icp.transfer-cases.owners-day-held") boolean held) {
        this.clock = clock;
        this.held = held;
    }

    /**
     * @param found whose owner was told, or is being told anew
     * @param suspendedAt since when the partner of the owner is suspended; null for no partner. What the owner was told before holds no more:
     *     the case would have been refused then, so there was nothing to stop
     */
    boolean isOver(SupportCase found, Instant suspendedAt) {
        if (!found.isSought() || suspendedAt != null && found.soughtAt().isBefore(suspendedAt)) {
            return false;
        }
        return !held || !clock.instant().isBefore(found.soughtAt().plus(DAY));
    }
}
