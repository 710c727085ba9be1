package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.core.StaffProposalKind;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.staff.StaffProposals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The password and the second factor that the bootstrap file gives a member of staff. */
@ApplicationScoped
class BootstrapCredentials {

    private final PasswordHash passwords;
    private final SecondFactors factors;
    private final EndSessions endSessions;
    private final StaffProposals proposals;
    private final BootstrapAudit audit;

    BootstrapCredentials(
            PasswordHash passwords,
            SecondFactors factors,
            EndSessions endSessions,
            StaffProposals proposals,
            BootstrapAudit audit) {
        this.passwords = passwords;
        this.factors = factors;
        this.endSessions = endSessions;
        this.proposals = proposals;
        this.audit = audit;
    }

    String hash(String password) {
        return passwords.hash(password);
    }

    /**
     * Ends the sessions and the open sign-ins of the old password. The same one expires no more, because a password of the file does not.
     * Returns whether something changed.
     */
    boolean changePassword(StaffLogin member, String password) {
        if (passwords.matchesPresent(password, member.passwordHash())) {
            return member.keepPassword();
        }
        member.changePassword(passwords.hash(password));
        gave(member, Set.of(StaffProposalKind.LOGIN, StaffProposalKind.PASSWORD, StaffProposalKind.SECOND_FACTOR));
        endSessions.endAll(member.account(), Session.End.PASSWORD_CHANGED);
        factors.endSignIns(member.account());
        return true;
    }

    /** Else a session would go on with roles that the file took away. */
    void rolesChange(StaffLogin member) {
        gave(member, Set.of(StaffProposalKind.ROLES));
        endSessions.endAll(member.account(), Session.End.BY_ADMINISTRATOR);
    }

    void provideFactor(StaffLogin member, String totp) {
        gave(member, Set.of(StaffProposalKind.SECOND_FACTOR));
        factors.provide(member.account(), totp);
    }

    private void gave(StaffLogin member, Set<StaffProposalKind> kinds) {
        proposals.fileGave(member.account(), kinds).ifPresent(ended -> audit.withdrawn(member, ended));
    }
}
