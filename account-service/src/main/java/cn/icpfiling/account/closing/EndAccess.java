package cn.icpfiling.account.closing;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.members.EndMemberships;
import cn.icpfiling.account.sessions.EndSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Ends the access to an account that closes: all sessions at once, the memberships once the closing is settled. */
@ApplicationScoped
class EndAccess {

    private final EndMemberships memberships;
    private final EndSessions sessions;

    EndAccess(EndMemberships memberships, EndSessions sessions) {
        this.memberships = memberships;
        this.sessions = sessions;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void endSessions(UUID account) {
        memberships.endSessionsOfHolder(account);
        sessions.endAll(account, Session.End.ACCOUNT_CLOSED);
    }

    /** Ends the members of the account, and the memberships of its owner in other accounts. */
    @Transactional(Transactional.TxType.MANDATORY)
    void endMemberships(UUID account) {
        memberships.ofClosed(account);
    }
}
