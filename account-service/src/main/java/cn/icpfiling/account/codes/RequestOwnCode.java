package cn.icpfiling.account.codes;

import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.lostphones.LostPhoneCases;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/**
 * Sends a code to the phone of the caller's account, for one act on one object. The request names no phone, so it
 * cannot be used to probe phones.
 */
@ApplicationScoped
class RequestOwnCode {

    private final CurrentActor actor;
    private final AccountRepository accounts;
    private final SendOwnCode sendOwnCode;
    private final LostPhoneCases lostPhone;

    RequestOwnCode(CurrentActor actor, AccountRepository accounts, SendOwnCode sendOwnCode, LostPhoneCases lostPhone) {
        this.actor = actor;
        this.accounts = accounts;
        this.sendOwnCode = sendOwnCode;
        this.lostPhone = lostPhone;
    }

    /** 409 LOST_PHONE_CASE_GRANTED for a code that ends an access while a granted case of a lost phone waits. */
    SendOwnCode.Sent handle(CodePurpose purpose, UUID object) {
        var id = actor.account();
        return UnitOfWork.in(() -> {
            if (purpose == CodePurpose.CANCEL_ACCESS) {
                lostPhone.refuseGranted();
            }
            var account =
                    accounts.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            return sendOwnCode.handle(account, purpose, OwnCodeBinding.boundTo(id, object), Map.of());
        });
    }
}
