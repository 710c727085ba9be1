package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.SessionRepository;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.password.PasswordLists;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;

/**
 * Sets an own password of the member of staff who calls. It takes the place of one that administrators handed out and knew the halves of,
 * and does not expire. Two administrators reset it if the member forgets it.
 */
@RequestScoped
class SetStaffPassword {

    private final CurrentActor actor;
    private final StaffLoginRepository staff;
    private final SessionRepository sessions;
    private final PasswordHash hash;
    private final PasswordLists lists;
    private final EndSessions endSessions;
    private final SecondFactors factors;
    private final Audit audit;

    SetStaffPassword(
            CurrentActor actor,
            StaffLoginRepository staff,
            SessionRepository sessions,
            PasswordHash hash,
            PasswordLists lists,
            EndSessions endSessions,
            SecondFactors factors,
            Audit audit) {
        this.actor = actor;
        this.staff = staff;
        this.sessions = sessions;
        this.hash = hash;
        this.lists = lists;
        this.endSessions = endSessions;
        this.factors = factors;
        this.audit = audit;
    }

    /** Reads the list and computes the hashes outside of the transaction. */
    void handle(String sessionOfToken, String password) {
        if (lists.contain(password)) {
            throw refused("PASSWORD_BREACHED");
        }
        var present = UnitOfWork.in(() -> staff.findByIdOptional(actor.account()))
                .map(StaffLogin::passwordHash)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (hash.matchesPresent(password, present)) {
            throw refused("PASSWORD_UNCHANGED");
        }
        var session = Ids.parse(sessionOfToken);
        var hashed = hash.hash(password);
        UnitOfWork.run(() -> {
            var member = staff.locked(actor.account()).orElseThrow();
            requireOpen(session);
            member.changePassword(hashed);
            member.touch();
            endSessions.endOthers(member.account(), session, Session.End.PASSWORD_CHANGED);
            factors.endSignIns(member.account());
            audit.record(StaffActs.of("SET_PASSWORD", member.account(), member.roles()));
        });
    }

    /**
     * Administrators may have reset the password, or disabled the login, while the hash was computed: this ended the session, and what they
     * did holds.
     */
    private void requireOpen(UUID session) {
        var _ = sessions.locked(session)
                .filter(open -> open.endedAt() == null)
                .orElseThrow(() -> new ProblemException(CommonProblem.TOKEN_REVOKED));
    }

    private static ProblemException refused(String code) {
        return new ProblemException(CommonProblem.RULES_BROKEN, 1).with(List.of(Violation.of("/password", code, null)));
    }
}
