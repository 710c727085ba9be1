package cn.icpfiling.account.signin;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.secondfactor.VerifySecondFactor;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.account.sessions.StartSession;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Starts the session of a member of staff who answers a challenge with the second factor. */
@ApplicationScoped
class MeetChallenge {

    private final VerifySecondFactor factor;
    private final CallerAddress address;
    private final AccountRepository accounts;
    private final StartSession startSession;

    MeetChallenge(
            VerifySecondFactor factor, CallerAddress address, AccountRepository accounts, StartSession startSession) {
        this.factor = factor;
        this.address = address;
        this.accounts = accounts;
        this.startSession = startSession;
    }

    SessionView handle(SecondFactorRequest request) {
        var from = address.hash();
        var byDevice = request.usesDevice();
        try {
            return UnitOfWork.keepingRefusals(() -> {
                var verified = byDevice
                        ? factor.byCode(request.challengeId(), from, request.code())
                        : factor.byRecoveryCode(request.challengeId(), from, request.recoveryCode());
                return startSession
                        .handle(accounts.findById(verified.account()))
                        .withRecoveryCodes(verified.recoveryCodes());
            });
        } catch (RuntimeException failure) {
            // Of two requests that enrol at once, the unique key lets one through.
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.CHALLENGE_OVER).causedBy(failure);
        }
    }
}
