package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.ClientCredentialRepository;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.account.tokens.AccessTokens;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.security.RunsWithoutKeys;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.security.EndedSessions;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Caches the sessions that ended within the life of an access token. It is refreshed from the database every second,
 * because other replicas end sessions too. Sessions that this replica ends are added at once. The session of a
 * partner's token is its credential, so revoked credentials, terminated clients and suspended partners are included.
 */
@ApplicationScoped
class EndedSessionCache implements EndedSessions {

    private static final Duration REACH = AccessTokens.LIFE.plusMinutes(1);

    private final SessionRepository store;
    private final ClientCredentialRepository credentials;
    private final Clock clock;
    private volatile Set<String> ended = Set.of();

    EndedSessionCache(SessionRepository store, ClientCredentialRepository credentials, @MachineClock Clock clock) {
        this.store = store;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public boolean contains(String session) {
        return ended.contains(session);
    }

    Set<String> all() {
        return new TreeSet<>(ended);
    }

    void start(@Observes StartupEvent started) {
        refresh();
    }

    @RunsWithoutKeys
    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void refresh() {
        var since = clock.instant().minus(REACH);
        ended = UnitOfWork.in(() -> Stream.concat(
                        store.endedSince(since).stream(), credentials.invalidatedSince(since, clock.instant()).stream())
                .map(UUID::toString)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** If the transaction fails after all, the next refresh removes the sessions again. */
    synchronized void addAll(Collection<Session> sessions) {
        var more = new HashSet<>(ended);
        sessions.forEach(session -> more.add(session.id().toString()));
        ended = Collections.unmodifiableSet(more);
    }
}
