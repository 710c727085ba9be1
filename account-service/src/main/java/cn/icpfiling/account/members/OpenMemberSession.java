package cn.icpfiling.account.members;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.account.sessions.StartSession;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Opens a session in which the person acts for the holder. Accounts, then the member, then sessions are locked, as in a
 * change of the member's rights, so that a session never begins with rights that have ended. The new session ends with
 * the person's own session that opens it.
 */
@RequestScoped
class OpenMemberSession {

    /** Of one membership. One more ends the oldest. */
    private static final int MOST = 10;

    private final OwnMembers own;
    private final AcceptInvitation invitations;
    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final StartSession startSession;
    private final EndSessions endSessions;
    private final Clock machine;

    OpenMemberSession(
            OwnMembers own,
            AcceptInvitation invitations,
            AccountRepository accounts,
            SessionRepository sessions,
            StartSession startSession,
            EndSessions endSessions,
            @MachineClock Clock machine) {
        this.own = own;
        this.invitations = invitations;
        this.accounts = accounts;
        this.sessions = sessions;
        this.startSession = startSession;
        this.endSessions = endSessions;
        this.machine = machine;
    }

    SessionView handle(UUID id) {
        own.requireOfPerson(id);
        return UnitOfWork.in(() -> {
            var person = own.lockedAccount();
            var member = own.lockedOfPerson(id);
            if (!member.isActive()) {
                throw new ProblemException(AccountProblem.MEMBERSHIP_NOT_ACCEPTED);
            }
            if (accounts.findByIdOptional(member.holder())
                    .filter(holder -> holder.status() == AccountStatus.ACTIVE)
                    .isEmpty()) {
                throw new ProblemException(CommonProblem.NOT_FOUND);
            }
            invitations.requireNoStaff();
            var session = sessions.locked(own.session())
                    .filter(found -> found.account().equals(person.id()) && found.member() == null)
                    .filter(found -> found.isOpen(machine.instant()))
                    .orElseThrow(() -> new ProblemException(AccountProblem.SESSION_ENDED));
            endSessions.endOlderOfMember(member.id(), MOST - 1);
            return startSession.ofMember(person, member, session);
        });
    }
}
