package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.store.SessionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads the sessions of an account, open or ended, for the export of its owner. */
@ApplicationScoped
public class SessionHistory {

    private final SessionRepository store;
    private final SessionOrigins origins;

    SessionHistory(SessionRepository store, SessionOrigins origins) {
        this.store = store;
        this.origins = origins;
    }

    /** Returns the latest sessions, newest first. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<SessionRecord> latestOf(UUID account, int most) {
        return store.latestOf(account, most).stream().map(this::record).toList();
    }

    private SessionRecord record(Session session) {
        return new SessionRecord(
                session.id(),
                session.startedAt(),
                session.lastUsedAt(),
                session.endedAt(),
                session.client(),
                origins.addressOf(session),
                session.device());
    }
}
