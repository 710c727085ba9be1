package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.sessions.Sessions;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Replaces the password of a member of staff by a random one, which the answer tells once, and ends all sessions. */
@RequestScoped
class ResetPassword {

    private final StaffChanges changes;
    private final NewPasswords passwords;
    private final Sessions sessions;

    ResetPassword(StaffChanges changes, NewPasswords passwords, Sessions sessions) {
        this.changes = changes;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    Answer handle(UUID id, Attempt attempt, IfMatch ifMatch) {
        var password = passwords.next();
        return changes.perform("RESET_PASSWORD", id, attempt, ifMatch, password.text(), member -> {
            member.changePassword(password.hash());
            sessions.endAll(id, Session.End.PASSWORD_CHANGED);
        });
    }
}
