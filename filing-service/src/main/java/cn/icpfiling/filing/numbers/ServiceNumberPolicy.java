package cn.icpfiling.filing.numbers;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many service numbers an instance has, and how long it must still run for one: other providers differ. */
@ApplicationScoped
class ServiceNumberPolicy {
    private static final String PER_INSTANCE = "icp.service-numbers.per-instance";
    private static final String DAYS_LEFT = "icp.service-numbers.days-left";

    /** Ten years: no instance is paid for longer. */
    private static final int MOST_DAYS = 3_650;

    private final int perInstance;
    private final int daysLeft;

    ServiceNumberPolicy(
            @ConfigProperty(name = PER_INSTANCE) int perInstance, @ConfigProperty(name = DAYS_LEFT) int daysLeft) {
        this.perInstance = atLeast(1, PER_INSTANCE, perInstance);
        this.daysLeft = atLeast(0, DAYS_LEFT, daysLeft);
        if (daysLeft > MOST_DAYS) {
            throw new IllegalArgumentException(DAYS_LEFT + " must be at most " + MOST_DAYS + ", not " + daysLeft);
        }
    }

    private static int atLeast(int least, String setting, int value) {
        if (value < least) {
            throw new IllegalArgumentException(setting + " must be at least " + least + ", not " + value);
        }
        return value;
    }

    /** Reads the settings at the start, so that a wrong one fails then and not with the first number. */
    void start(@Observes StartupEvent started) {}

    int perInstance() {
        return perInstance;
    }

    int daysLeft() {
        return daysLeft;
    }

    /** The slots of an instance; the key of the schema lets one number have each. */
    IntStream slots() {
        return IntStream.rangeClosed(1, perInstance);
    }

    boolean runsLongEnough(LocalDate ends, LocalDate today) {
        return !ends.isBefore(today.plusDays(daysLeft));
    }
}
