package cn.icpfiling.filing.progress;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The day of waiting for its applicant on which an order that is opened now will end. */
@ApplicationScoped
class IdleDays {
    private static final String SETTING = "icp.filing.idle-days";

    /** Ten years: more is a slip of the pen, and far more is no day of a calendar. */
    private static final int MOST = 3_650;

    private final int days;

    IdleDays(@ConfigProperty(name = SETTING) int days) {
        if (days < 1) {
            throw new IllegalArgumentException(SETTING + " must be at least 1, not " + days
                    + ": an order would end on the day on which it is opened");
        }
        if (days > MOST) {
            throw new IllegalArgumentException(SETTING + " must be at most " + MOST + ", not " + days);
        }
        this.days = days;
    }

    /** Reads the setting at the start, so that a wrong one fails then and not with the first order. */
    void start(@Observes StartupEvent started) {}

    int days() {
        return days;
    }
}
