package cn.icpfiling.account.signin;

import cn.icpfiling.account.codes.OwnCodeBinding;
import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.secondfactor.VerifySecondFactor;
import cn.icpfiling.account.sessions.FreshToken;
import cn.icpfiling.account.sessions.StepUpSession;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Proves a signed-in person again, by the authenticator app or by a code to the phone of the account. A wrong try
 * counts.
 */
@ApplicationScoped
class StepUp {

    private final AccountRepository accounts;
    private final RedeemCode redeemCode;
    private final VerifySecondFactor factor;
    private final StepUpSession session;

    StepUp(AccountRepository accounts, RedeemCode redeemCode, VerifySecondFactor factor, StepUpSession session) {
        this.accounts = accounts;
        this.redeemCode = redeemCode;
        this.factor = factor;
        this.session = session;
    }

    /** @param sessionId the claim sid of the caller's token */
    FreshToken handle(UUID id, String sessionId, StepUpRequest request) {
        return UnitOfWork.keepingRefusals(() -> {
            var account =
                    accounts.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            return session.handle(Ids.parse(sessionId), account, prove(id, request));
        });
    }

    private SignInMethod prove(UUID account, StepUpRequest request) {
        if (request.codeId() == null) {
            factor.ofSignedIn(account, request.code());
            return SignInMethod.APP_CODE;
        }
        redeemCode.handle(
                request.codeId(), CodePurpose.STEP_UP, OwnCodeBinding.boundTo(account, account), request.code());
        return SignInMethod.SMS_CODE;
    }
}
