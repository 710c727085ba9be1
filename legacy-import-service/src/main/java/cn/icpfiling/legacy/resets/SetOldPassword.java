package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.loginlimits.LoginLimits;
import cn.icpfiling.legacy.oldlogins.OldPasswords;
import cn.icpfiling.legacy.store.LegacyAccountRepository;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Sets the new password of an old login by the mailed link, which is used up by it. */
@ApplicationScoped
class SetOldPassword {

    private final LoginLimits limits;
    private final MailboxResetRepository resets;
    private final LegacyAccountRepository accounts;
    private final LegacyContents contents;
    private final HashNewPassword hashNewPassword;
    private final EndOldLogin endOldLogin;
    private final Audit audit;
    private final Clock clock;

    SetOldPassword(
            LoginLimits limits,
            MailboxResetRepository resets,
            LegacyAccountRepository accounts,
            LegacyContents contents,
            HashNewPassword hashNewPassword,
            EndOldLogin endOldLogin,
            Audit audit,
            Clock clock) {
        this.limits = limits;
        this.resets = resets;
        this.accounts = accounts;
        this.contents = contents;
        this.hashNewPassword = hashNewPassword;
        this.endOldLogin = endOldLogin;
        this.audit = audit;
        this.clock = clock;
    }

    /** 422 LEGACY_RESET_LINK_INVALID for an unknown, used or expired link; then the policy of new passwords is judged. */
    void handle(String secret, String password) {
        limits.takeLink();
        var digest = ResetSecret.of(secret).map(ResetSecret::digest).orElseThrow(SetOldPassword::invalid);
        var mail = UnitOfWork.in(
                () -> valid(digest).map(reset -> contents.mail(accounts.findById(reset.legacyAccountId()))));
        var hashed = hashNewPassword.handle(password, mail.orElseThrow(SetOldPassword::invalid));
        if (!UnitOfWork.in(() -> set(digest, hashed))) {
            throw invalid();
        }
    }

    /**
     * Locks and looks again, so that two requests with one link set one password.
     *
     * @return false if a load has changed the subject that the application proved; it has ended then
     */
    private boolean set(byte[] digest, OldPasswords.Stored hashed) {
        var reset = valid(digest)
                .flatMap(found -> resets.locked(found.id()))
                .filter(found -> found.isLinkValid(clock.instant()))
                .orElseThrow(SetOldPassword::invalid);
        if (endOldLogin.endIfChanged(reset)) {
            return false;
        }
        var account = accounts.locked(reset.legacyAccountId());
        var now = clock.instant();
        account.setPassword(hashed.scheme().id(), contents.encryptedPasswordHash(account.id(), hashed.hash()), now);
        endOldLogin.handle(account.id(), reset.id());
        audit.record(Act.of(reset.passwordSet(now), "LEGACY_RESET", reset.id()).with("legacyAccount", account.id()));
        return true;
    }

    private Optional<MailboxReset> valid(byte[] digest) {
        return resets.ofSecret(digest).filter(found -> found.isLinkValid(clock.instant()));
    }

    private static ProblemException invalid() {
        return new ProblemException(ImportProblem.LEGACY_RESET_LINK_INVALID, MailboxReset.LINK_LIFE.toHours());
    }
}
