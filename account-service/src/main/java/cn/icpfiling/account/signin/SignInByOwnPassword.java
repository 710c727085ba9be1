package cn.icpfiling.account.signin;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.HolderPassword;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.account.passwords.SignInLimits;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.HolderPasswordRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Signs a holder in by phone and password. Limits and audit are those of staff. An unknown phone, an account without a
 * password and a wrong password give the same answer after the same work.
 */
@ApplicationScoped
class SignInByOwnPassword {

    private final Phones phones;
    private final AccountRepository accounts;
    private final HolderPasswordRepository stored;
    private final PasswordHash passwords;
    private final SignInLimits limits;
    private final ContinueSignIn continueSignIn;
    private final RefusedSignInAudit refused;

    SignInByOwnPassword(
            Phones phones,
            AccountRepository accounts,
            HolderPasswordRepository stored,
            PasswordHash passwords,
            SignInLimits limits,
            ContinueSignIn continueSignIn,
            RefusedSignInAudit refused) {
        this.phones = phones;
        this.accounts = accounts;
        this.stored = stored;
        this.passwords = passwords;
        this.limits = limits;
        this.continueSignIn = continueSignIn;
        this.refused = refused;
    }

    private record Known(Account account, HolderPassword password) {}

    /** Computes the hash outside of any transaction, and for unknown phones too. */
    SignInAnswer handle(String written, String password, CaptchaAnswer captcha) {
        var phone = phones.require(written);
        var attempt = limits.reserveSignIn(phone, captcha);
        var known = UnitOfWork.in(() -> find(phone));
        var hash = known.map(found -> found.password().passwordHash());
        if (!limits.check(attempt, () -> passwords.matchesHolder(password, hash))) {
            refused.tellHolder(phone, known.map(found -> found.account().id()));
            throw new ProblemException(AccountProblem.CREDENTIALS_WRONG);
        }
        return UnitOfWork.in(() -> {
            var account = stillSo(known.orElseThrow(), phones.indexOf(phone));
            limits.forgive(attempt);
            return continueSignIn.handle(account, SignInMethod.PASSWORD, () -> null);
        });
    }

    /** Refuses if account, phone or password changed while the hash was computed. The account is locked from now on. */
    private Account stillSo(Known known, BlindValue phone) {
        return accounts.lockedOfPhone(known.account().id(), phone)
                .filter(account -> stored.findByIdOptional(account.id())
                        .filter(now ->
                                now.passwordHash().equals(known.password().passwordHash()))
                        .isPresent())
                .orElseThrow(() -> new ProblemException(AccountProblem.CREDENTIALS_WRONG));
    }

    /** Looks for a password under a random id too, so that the work is the same for unknown phones. */
    private Optional<Known> find(String phone) {
        var account = accounts.ofPhone(phones.indexOf(phone));
        var password = stored.findByIdOptional(account.map(Account::id).orElseGet(Ids::next));
        return account.flatMap(found -> password.map(set -> new Known(found, set)));
    }
}
