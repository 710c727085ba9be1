package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.SessionStore;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ends a session. Its access token lives on for its last minutes; its refresh tokens are dead at once. */
@ApplicationScoped
class SignOut {

    private final SessionStore store;
    private final Clock clock;

    SignOut(SessionStore store, @MachineClock Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void handle(String sessionId) {
        var id = Ids.parse(sessionId);
        UnitOfWork.run(
                () -> store.locked(id).ifPresent(session -> session.end(Session.End.SIGNED_OUT, clock.instant())));
    }
}
