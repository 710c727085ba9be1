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
 * A turn at the servers that a look asks, among those who have many questions: however many filed domains are due, whoever waits for one
 * check has the other half of the places, or every second turn. In the order in which operations take theirs, registry first, so that
 * nobody waits for each other.
 */
@ApplicationScoped
class TakeTurn {

    /** Ten domains of one subject, each with this wait and the budget of its check, are over within the lease of their claims. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Registrations registrations;
    private final RealNameSource realNames;

    TakeTurn(Registrations registrations, RealNameSource realNames) {
        this.registrations = registrations;
        this.realNames = realNames;
    }

    /** Empty when others come first for too long; then nobody was asked. */
    <T> Optional<T> at(DomainName name, Supplier<T> look) {
        return at(name, Deadline.in(PATIENCE), look);
    }

    <T> Optional<T> at(DomainName name, Deadline patience, Supplier<T> look) {
        return registrations
                .registryOf(name, patience)
                .map(registry -> within(registry, patience, () -> askedOfBoth(patience, look)))
                .orElseGet(() -> askedOfBoth(patience, look));
    }

    private <T> Optional<T> askedOfBoth(Deadline patience, Supplier<T> look) {
        return within(realNames.server(), patience, () -> Optional.of(look.get()));
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
