package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Ends sessions for good, in the caller's transaction. */
@ApplicationScoped
public class EndSessions {

    private final SessionRepository store;
    private final EndedSessionCache ended;
    private final Audit audit;
    private final Clock clock;

    EndSessions(SessionRepository store, EndedSessionCache ended, Audit audit, @MachineClock Clock clock) {
        this.store = store;
        this.ended = ended;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends every open session of an account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(UUID account, Session.End by) {
        store.openOf(account).forEach(session -> end(session, by));
    }

    /** Ends every open session of an account but the one of the caller. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endOthers(UUID account, UUID kept, Session.End by) {
        store.openOf(account).stream()
                .filter(session -> !session.id().equals(kept))
                .forEach(session -> end(session, by));
    }

    /** Ends every open session that acts for a membership. Lock the member first, so that no session begins meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endOfMember(UUID member) {
        store.openOfMember(member).forEach(session -> end(session, Session.End.MEMBER_CHANGED));
    }

    /** Leaves the newest sessions of a membership open. Lock the member first, so that no session begins meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endOlderOfMember(UUID member, int newest) {
        store.olderOfMember(member, newest).forEach(session -> end(session, Session.End.TOO_MANY));
    }

    /**
     * Ends a session, and the sessions that it opened: a thief of a session may have opened others with it. Services refuse
     * their access tokens as soon as they know of the end.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void end(Session session, Session.End by) {
        endOne(session, by);
        // A session of a member opens no other one.
        if (session.member() == null) {
            store.openChildrenOf(session.id()).forEach(child -> endOne(child, Session.End.PARENT_ENDED));
        }
    }

    /** A session that ended with its parent a moment ago stays as it ended. */
    private void endOne(Session session, Session.End by) {
        if (session.endedAt() != null) {
            return;
        }
        session.end(by, clock.instant());
        ended.add(session);
        audit.record(Act.of("SESSION.END", "SESSION", session.id()).because(by.name()));
    }
}
