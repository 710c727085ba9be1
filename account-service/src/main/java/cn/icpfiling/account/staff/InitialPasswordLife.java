package cn.icpfiling.account.staff;

import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a password that administrators hand out signs in. The member sets an own one meanwhile, which does not expire. */
@Startup
@ApplicationScoped
class InitialPasswordLife {

    private static final String KEY = "icp.staff.initial-password-life";
    private static final Duration SHORTEST = Duration.ofHours(1);
    /** OWASP ASVS 6.4.1 asks for a short time; a week leaves room for a holiday. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Clock clock;
    private final Duration life;

    InitialPasswordLife(@MachineClock Clock clock, @ConfigProperty(name = KEY) Duration life) {
        if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
            throw new IllegalStateException(
                    KEY + " is " + life + "; set an ISO duration from " + SHORTEST + " to P7D, such as P3D");
        }
        this.clock = clock;
        this.life = life;
    }

    /** Of a password that is confirmed now. */
    Instant end() {
        return clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
    }
}
