package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends the caller's session. Its refresh tokens are invalid at once, its access tokens within seconds. */
@ApplicationScoped
class SignOut {

    private final SessionRepository store;
    private final EndSessions endSessions;

    SignOut(SessionRepository store, EndSessions endSessions) {
        this.store = store;
        this.endSessions = endSessions;
    }

    void handle(String sessionId) {
        var id = Ids.parse(sessionId);
        UnitOfWork.run(() -> store.locked(id).ifPresent(session -> endSessions.end(session, Session.End.SIGNED_OUT)));
    }
}
