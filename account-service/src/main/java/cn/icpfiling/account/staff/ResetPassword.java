package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Replaces the password of a member of staff by a random one, which the answer tells once, and ends all sessions and open sign-ins. */
@RequestScoped
class ResetPassword {

    private final StaffChanges changes;
    private final NewPasswords passwords;
    private final EndSessions endSessions;
    private final SecondFactors factors;

    ResetPassword(StaffChanges changes, NewPasswords passwords, EndSessions endSessions, SecondFactors factors) {
        this.changes = changes;
        this.passwords = passwords;
        this.endSessions = endSessions;
        this.factors = factors;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        var password = passwords.next();
        return changes.perform("RESET_PASSWORD", id, idempotentRequest, ifMatch, password.text(), member -> {
            member.changePassword(password.hash());
            endSessions.endAll(id, Session.End.PASSWORD_CHANGED);
            factors.endSignIns(id);
        });
    }
}
