package cn.icpfiling.account.codes;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Sends a code to the phone of the caller's account, for one act on one object. The request names no phone, so it
 * cannot be used to probe phones.
 */
@ApplicationScoped
class RequestOwnCode {

    private final CurrentActor actor;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final CodeQuotas quotas;
    private final CodeIssuer codeIssuer;
    private final Notices notices;
    private final Clock machine;

    RequestOwnCode(
            CurrentActor actor,
            AccountRepository accounts,
            AccountContacts contacts,
            CodeQuotas quotas,
            CodeIssuer codeIssuer,
            Notices notices,
            @MachineClock Clock machine) {
        this.actor = actor;
        this.accounts = accounts;
        this.contacts = contacts;
        this.quotas = quotas;
        this.codeIssuer = codeIssuer;
        this.notices = notices;
        this.machine = machine;
    }

    RequestCode.Sent handle(CodePurpose purpose, UUID object) {
        var id = actor.account();
        return UnitOfWork.in(() -> {
            var account =
                    accounts.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            if (!account.hasLoginPhone()) {
                throw new ProblemException(AccountProblem.NO_BOUND_PHONE);
            }
            quotas.takeOfAccount(id, purpose);
            var made = codeIssuer.issue(purpose, OwnCodeBinding.boundTo(id, object));
            notices.code(
                    made.code(),
                    contacts.phoneOf(account),
                    RequestCode.template(purpose),
                    account.language(),
                    made.digits());
            return new RequestCode.Sent(
                    made.code().id(),
                    made.code().expiresAt().truncatedTo(ChronoUnit.SECONDS),
                    machine.instant()
                            .plus(CodeQuotas.RESEND.within())
                            .plusSeconds(1)
                            .truncatedTo(ChronoUnit.SECONDS));
        });
    }
}
