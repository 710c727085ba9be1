package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.sources.AskedServer;
import cn.icpfiling.verification.sources.Deadline;
import cn.icpfiling.verification.sources.RealNameSource;
import cn.icpfiling.verification.sources.Registrations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Waits for a turn at the servers that a round asks, in the queue for bulk callers. However many filed domains are due,
 * callers with a single check keep the other half of the places, or every second turn. Turns are taken in the same
 * order as in operations, registry first, so that no deadlock occurs.
 */
@ApplicationScoped
class TakeTurn {

    /**
     * Ten domains of one subject, each with this wait and the budget of its check, end within the lease of their
     * claims.
     */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Registrations registrations;
    private final RealNameSource realNames;

    TakeTurn(Registrations registrations, RealNameSource realNames) {
        this.registrations = registrations;
        this.realNames = realNames;
    }

    /** Returns empty if other callers go first for too long; then no source was asked. */
    <T> Optional<T> at(DomainName name, Supplier<T> check) {
        return at(name, Deadline.in(PATIENCE), check);
    }

    <T> Optional<T> at(DomainName name, Deadline patience, Supplier<T> check) {
        return registrations
                .registryOf(name, patience)
                .map(registry -> within(registry, patience, () -> askedOfBoth(patience, check)))
                .orElseGet(() -> askedOfBoth(patience, check));
    }

    private <T> Optional<T> askedOfBoth(Deadline patience, Supplier<T> check) {
        return within(realNames.server(), patience, () -> Optional.of(check.get()));
    }

    private static <T> Optional<T> within(AskedServer server, Deadline patience, Supplier<Optional<T>> then) {
        try {
            if (!server.enter(patience)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return then.get();
        } finally {
            server.leave();
        }
    }
}
