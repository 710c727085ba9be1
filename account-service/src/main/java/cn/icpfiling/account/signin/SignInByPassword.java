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
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Checks the password of a member of staff. A right one opens a challenge for the second factor, no session. */
@ApplicationScoped
class SignInByPassword {

    private final StaffLoginRepository staff;
    private final PasswordHash passwords;
    private final SignInLimits limits;
    private final IssueChallenge issueChallenge;
    private final CallerAddress address;
    private final RefusedSignInAudit refused;
    private final Clock clock;

    SignInByPassword(
            StaffLoginRepository staff,
            PasswordHash passwords,
            SignInLimits limits,
            IssueChallenge issueChallenge,
            CallerAddress address,
            RefusedSignInAudit refused,
            @MachineClock Clock clock) {
        this.staff = staff;
        this.passwords = passwords;
        this.limits = limits;
        this.issueChallenge = issueChallenge;
        this.address = address;
        this.refused = refused;
        this.clock = clock;
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
        return UnitOfWork.in(() -> challenge(known.orElseThrow(), attempt)).orElseThrow(() -> {
            refused.tellExpired(known.orElseThrow());
            return new ProblemException(AccountProblem.INITIAL_PASSWORD_EXPIRED);
        });
    }

    /**
     * Empty if administrators handed the password out and its time is over. Only a caller who knows the password learns this, and the try
     * does not count: the next password of the administrators is not paused by it.
     */
    private Optional<Challenge> challenge(StaffLogin known, SignInLimits.Attempt attempt) {
        var member = stillSo(known);
        limits.forgive(attempt);
        return member.isPasswordOver(clock.instant())
                ? Optional.empty()
                : Optional.of(issueChallenge.handle(member, address.hash()));
    }

    /** Refuses if an administrator disabled the login or replaced its password while the hash was computed. The login is locked. */
    private StaffLogin stillSo(StaffLogin known) {
        return staff.locked(known.account())
                .filter(StaffLogin::isActive)
                .filter(now -> now.passwordHash().equals(known.passwordHash()))
                .orElseThrow(() -> new ProblemException(AccountProblem.CREDENTIALS_WRONG));
    }
}
