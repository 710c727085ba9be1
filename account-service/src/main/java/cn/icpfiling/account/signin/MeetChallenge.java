package cn.icpfiling.account.signin;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.account.sessions.Sessions;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Begins the session of whoever proves the second factor after the first. */
@ApplicationScoped
class MeetChallenge {

    private final SecondFactors factors;
    private final CallerAddress address;
    private final Accounts accounts;
    private final Sessions sessions;

    MeetChallenge(SecondFactors factors, CallerAddress address, Accounts accounts, Sessions sessions) {
        this.factors = factors;
        this.address = address;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    SessionView handle(SecondFactorRequest request) {
        var from = address.hash();
        var byDevice = request.cameByDevice();
        try {
            return UnitOfWork.keepingRefusals(() -> {
                var met = byDevice
                        ? factors.byCode(request.challengeId(), from, request.code())
                        : factors.byRecoveryCode(request.challengeId(), from, request.recoveryCode());
                return sessions.start(accounts.findById(met.account())).withRecoveryCodes(met.recoveryCodes());
            });
        } catch (RuntimeException failure) {
            // of two that enrol at once, one does
            if (!Duplicates.isOne(failure)) throw failure;
            throw new ProblemException(AccountProblem.CHALLENGE_OVER).causedBy(failure);
        }
    }
}
