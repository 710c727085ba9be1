package cn.icpfiling.account.closing;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.members.EndMemberships;
import cn.icpfiling.account.sessions.EndSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Ends the sessions of an account, its members, and the memberships of its owner. */
@ApplicationScoped
class EndAccess {

    private final EndMemberships memberships;
    private final EndSessions sessions;

    EndAccess(EndMemberships memberships, EndSessions sessions) {
        this.memberships = memberships;
        this.sessions = sessions;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID account) {
        memberships.ofClosed(account);
        sessions.endAll(account, Session.End.ACCOUNT_CLOSED);
    }
}
