package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Replaces the password of a member of staff by a random one, which the answer tells once, and ends all sessions. */
@RequestScoped
class ResetPassword {

    private final StaffChanges changes;
    private final NewPasswords passwords;
    private final EndSessions endSessions;

    ResetPassword(StaffChanges changes, NewPasswords passwords, EndSessions endSessions) {
        this.changes = changes;
        this.passwords = passwords;
        this.endSessions = endSessions;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        var password = passwords.next();
        return changes.perform("RESET_PASSWORD", id, idempotentRequest, ifMatch, password.text(), member -> {
            member.changePassword(password.hash());
            endSessions.endAll(id, Session.End.PASSWORD_CHANGED);
        });
    }
}
