package cn.icpfiling.account.signin;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Audits refused sign-ins. An unknown login is written as a pseudonym, the same for the same text, because users type
 * passwords into the login field by mistake.
 */
@ApplicationScoped
class RefusedSignInAudit {

    private final Audit audit;
    private final KeyedHash hash;

    RefusedSignInAudit(Audit audit, KeyedHash hash) {
        this.audit = audit;
        this.hash = hash;
    }

    void tell(String login, Optional<StaffLogin> known) {
        var tried = known.map(found -> Act.of("SESSION.START", "ACCOUNT", found.account()))
                .orElseGet(() -> Act.of("SESSION.START", "LOGIN", pseudonym(login)));
        UnitOfWork.run(() -> audit.record(tried.refused(AccountProblem.CREDENTIALS_WRONG.name())));
    }

    /** A right password of which the time is over. */
    void tellExpired(StaffLogin member) {
        var tried = Act.of("SESSION.START", "ACCOUNT", member.account());
        UnitOfWork.run(() -> audit.record(tried.refused(AccountProblem.INITIAL_PASSWORD_EXPIRED.name())));
    }

    /** @param known the account of the phone that has a password */
    void tellHolder(String phone, Optional<UUID> known) {
        var tried = known.map(account -> Act.of("SESSION.START", "ACCOUNT", account))
                .orElseGet(() -> Act.of("SESSION.START", "LOGIN", pseudonym(phone)));
        UnitOfWork.run(() -> audit.record(tried.refused(AccountProblem.CREDENTIALS_WRONG.name())));
    }

    private UUID pseudonym(String login) {
        return Binary.toUuid(hash.of("audit.login", login.toLowerCase(Locale.ROOT)));
    }
}
