package cn.icpfiling.filing.numbers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many service numbers an instance has, and how long it must still run for one: other providers differ. */
@ApplicationScoped
class ServiceNumberPolicy {

    private final int perInstance;
    private final int daysLeft;

    ServiceNumberPolicy(
            @ConfigProperty(name = "icp.service-numbers.per-instance") int perInstance,
            @ConfigProperty(name = "icp.service-numbers.days-left") int daysLeft) {
        this.perInstance = perInstance;
        this.daysLeft = daysLeft;
    }

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
