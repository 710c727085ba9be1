package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.core.cases.SupportCase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
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

    /** @param found whose owner was told */
    boolean isOver(SupportCase found) {
        return !held || !clock.instant().isBefore(found.soughtAt().plus(DAY));
    }
}
