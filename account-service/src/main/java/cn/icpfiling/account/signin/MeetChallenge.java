package cn.icpfiling.account.signin;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.secondfactor.VerifySecondFactor;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.account.sessions.StartSession;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts the session of a member of staff or a holder who answers a challenge with the second factor. */
@ApplicationScoped
class MeetChallenge {

    private final VerifySecondFactor factor;
    private final CallerAddress address;
    private final AccountRepository accounts;
    private final StaffLoginRepository staff;
    private final StartSession startSession;
    private final KnownDevices devices;

    MeetChallenge(
            VerifySecondFactor factor,
            CallerAddress address,
            AccountRepository accounts,
            StaffLoginRepository staff,
            StartSession startSession,
            KnownDevices devices) {
        this.factor = factor;
        this.address = address;
        this.accounts = accounts;
        this.staff = staff;
        this.startSession = startSession;
        this.devices = devices;
    }

    SessionView handle(SecondFactorRequest request) {
        var from = address.hash();
        var byDevice = request.usesDevice();
        try {
            return UnitOfWork.keepingRefusals(() -> {
                // Before the challenge: the end of an account locks them in the same order.
                var account = factor.accountOf(request.challengeId())
                        .flatMap(accounts::lockedOpen)
                        .filter(this::mayStillSignIn)
                        .orElseThrow(() -> new ProblemException(AccountProblem.CHALLENGE_OVER));
                var verified = byDevice
                        ? factor.byCode(request.challengeId(), from, request.code())
                        : factor.byRecoveryCode(request.challengeId(), from, request.recoveryCode());
                var session = startSession
                        .handle(account, verified.firstMethod(), SignInMethod.APP_CODE)
                        .withRecoveryCodes(verified.recoveryCodes());
                // As a sign-in by a code alone does.
                return verified.firstMethod() == SignInMethod.SMS_CODE
                        ? session.withDevice(devices.remember(account, request.deviceToken()))
                        : session;
            });
        } catch (RuntimeException failure) {
            // Of two requests that enrol at once, the unique key lets one through.
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.CHALLENGE_OVER).causedBy(failure);
        }
    }

    /** The account of a disabled member of staff stays open. The login is locked, so an administrator disables it before or after. */
    private boolean mayStillSignIn(Account account) {
        return staff.locked(account.id()).map(StaffLogin::isActive).orElse(true);
    }
}
