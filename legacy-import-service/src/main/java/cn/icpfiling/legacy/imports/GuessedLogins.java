package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.loginlimits.LoginLimits;
import cn.icpfiling.legacy.pictures.SolvedPictures;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Slows down guesses at old logins, and writes each down. */
@ApplicationScoped
class GuessedLogins {

    private final LoginLimits limits;
    private final SolvedPictures pictures;
    private final Audit audit;

    GuessedLogins(LoginLimits limits, SolvedPictures pictures, Audit audit) {
        this.limits = limits;
        this.pictures = pictures;
        this.audit = audit;
    }

    /** 422 CAPTCHA_REQUIRED or CAPTCHA_NOT_SOLVED for a login that is guessed; 429 LEGACY_TRIES_PAUSED over a limit. */
    LoginLimits.Attempt take(UUID account, OldLogin login) {
        if (limits.isBesieged(login.login())) {
            pictures.require(login.captcha());
        } else {
            pictures.checkIfSent(login.captcha());
        }
        return limits.take(account, login.login());
    }

    void forgive(LoginLimits.Attempt attempt) {
        limits.forgive(attempt);
    }

    /** Records a wrong login without what was typed: a wrong login may be the owner's password. */
    void record(UUID account) {
        UnitOfWork.run(() ->
                audit.record(Act.of("LEGACY_IMPORT.VERIFY", "ACCOUNT", account).refused("LEGACY_LOGIN_WRONG")));
    }
}
