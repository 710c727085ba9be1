package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.EndSessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The password and the second factor that the bootstrap file gives a member of staff. */
@ApplicationScoped
class BootstrapCredentials {

    private final PasswordHash passwords;
    private final SecondFactors factors;
    private final EndSessions endSessions;

    BootstrapCredentials(PasswordHash passwords, SecondFactors factors, EndSessions endSessions) {
        this.passwords = passwords;
        this.factors = factors;
        this.endSessions = endSessions;
    }

    String hash(String password) {
        return passwords.hash(password);
    }

    /** Ends the sessions and the open sign-ins of the old password. Returns false when the password is the same. */
    boolean changePassword(StaffLogin member, String password) {
        if (passwords.matchesAtStart(password, member.passwordHash())) {
            return false;
        }
        member.changePassword(passwords.hash(password));
        endSessions.endAll(member.account(), Session.End.PASSWORD_CHANGED);
        factors.endSignIns(member.account());
        return true;
    }

    /** Else a session would go on with roles that the file took away. */
    void endSessions(UUID account) {
        endSessions.endAll(account, Session.End.BY_ADMINISTRATOR);
    }

    void provideFactor(UUID account, String totp) {
        factors.provide(account, totp);
    }
}
