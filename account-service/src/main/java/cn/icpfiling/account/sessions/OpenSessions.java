package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.UUID;

/** Shows and ends the sessions of an account, for its owner or an administrator. */
@ApplicationScoped
class OpenSessions {

    private static final int MOST = 200;

    private final SessionRepository store;
    private final EndSessions endSessions;
    private final SessionOrigins origins;
    private final Clock clock;

    OpenSessions(SessionRepository store, EndSessions endSessions, SessionOrigins origins, @MachineClock Clock clock) {
        this.store = store;
        this.endSessions = endSessions;
        this.origins = origins;
        this.clock = clock;
    }

    /** @param current id of the caller's session; null when an administrator lists sessions of staff */
    SessionList of(UUID account, String current) {
        var now = clock.instant();
        return UnitOfWork.in(() -> new SessionList(store.openOf(account, now).stream()
                .filter(session -> session.isOpen(now))
                .sorted(Comparator.comparing(Session::lastUsedAt).reversed())
                .limit(MOST)
                .map(session -> entry(session, current))
                .toList()));
    }

    /** Ending a session twice is no error. A session of another account does not exist for the caller. */
    void end(UUID account, UUID id, Session.End by) {
        UnitOfWork.run(() -> {
            var session = store.locked(id)
                    .filter(found -> found.account().equals(account))
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            endSessions.end(session, by);
        });
    }

    void endOthers(UUID account, String current) {
        var kept = Ids.parse(current);
        UnitOfWork.run(() -> endSessions.endOthersAndForgetDevices(account, kept, Session.End.BY_OWNER));
    }

    private SessionEntry entry(Session session, String current) {
        return new SessionEntry(
                session.id(),
                session.startedAt(),
                session.lastUsedAt(),
                session.client(),
                origins.addressOf(session),
                session.device(),
                session.member(),
                session.id().toString().equals(current));
    }
}
