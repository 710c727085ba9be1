package cn.icpfiling.account.signin;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.account.passwords.SignInLimits;
import cn.icpfiling.account.secondfactor.Challenge;
import cn.icpfiling.account.secondfactor.IssueChallenge;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks the password of a member of staff. A right one opens a challenge for the second factor, no session. */
@ApplicationScoped
class SignInByPassword {

    private final StaffLoginRepository staff;
    private final PasswordHash passwords;
    private final SignInLimits limits;
    private final IssueChallenge issueChallenge;
    private final CallerAddress address;
    private final RefusedSignInAudit refused;

    SignInByPassword(
            StaffLoginRepository staff,
            PasswordHash passwords,
            SignInLimits limits,
            IssueChallenge issueChallenge,
            CallerAddress address,
            RefusedSignInAudit refused) {
        this.staff = staff;
        this.passwords = passwords;
        this.limits = limits;
        this.issueChallenge = issueChallenge;
        this.address = address;
        this.refused = refused;
    }

    /** Computes the hash outside of any transaction, and for unknown logins too. */
    Challenge handle(String login, String password, CaptchaAnswer captcha) {
        var attempt = limits.reserveSignIn(login, captcha);
        var known = UnitOfWork.in(() -> staff.ofLogin(login)).filter(StaffLogin::isActive);
        var hash = known.map(StaffLogin::passwordHash);
        if (!limits.check(attempt, () -> passwords.matchesStaff(password, hash))) {
            refused.tell(login, known);
            throw new ProblemException(AccountProblem.CREDENTIALS_WRONG);
        }
        return UnitOfWork.in(() -> {
            var member = stillSo(known.orElseThrow());
            limits.forgive(attempt);
            return issueChallenge.handle(member, address.hash());
        });
    }

    /** Refuses if an administrator disabled the login or replaced its password while the hash was computed. The login is locked. */
    private StaffLogin stillSo(StaffLogin known) {
        return staff.locked(known.account())
                .filter(StaffLogin::isActive)
                .filter(now -> now.passwordHash().equals(known.passwordHash()))
                .orElseThrow(() -> new ProblemException(AccountProblem.CREDENTIALS_WRONG));
    }
}
