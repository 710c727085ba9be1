package cn.icpfiling.account.codes;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Sends a code for one act to the phone of an account, within the account's own quota. */
@ApplicationScoped
public class SendOwnCode {

    private final AccountContacts contacts;
    private final CodeQuotas quotas;
    private final CodeIssuer codeIssuer;
    private final Notices notices;
    private final Clock machine;

    SendOwnCode(
            AccountContacts contacts,
            CodeQuotas quotas,
            CodeIssuer codeIssuer,
            Notices notices,
            @MachineClock Clock machine) {
        this.contacts = contacts;
        this.quotas = quotas;
        this.codeIssuer = codeIssuer;
        this.notices = notices;
        this.machine = machine;
    }

    /**
     * In whole seconds, rounded to the safe side.
     *
     * @param expiresAt on the business clock
     * @param resendAt an earlier request for another code is refused; on the machine's clock
     */
    public record Sent(UUID codeId, Instant expiresAt, Instant resendAt) {}

    /**
     * Refuses an account without a phone of its own (NO_BOUND_PHONE), and over the quota.
     *
     * @param boundTo what the code is valid for besides its purpose; redeem it with the same
     * @param told values of the template that say what the code is for
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Sent handle(Account account, CodePurpose purpose, String boundTo, Map<String, Object> told) {
        if (!account.hasLoginPhone()) {
            throw new ProblemException(AccountProblem.NO_BOUND_PHONE);
        }
        quotas.takeOfAccount(account.id(), purpose);
        var made = codeIssuer.issue(purpose, boundTo);
        notices.code(
                made.code(),
                contacts.phoneOf(account),
                RequestCode.template(purpose),
                account.language(),
                made.digits(),
                told);
        return new Sent(
                made.code().id(),
                made.code().expiresAt().truncatedTo(ChronoUnit.SECONDS),
                machine.instant()
                        .plus(CodeQuotas.RESEND.within())
                        .plusSeconds(1)
                        .truncatedTo(ChronoUnit.SECONDS));
    }
}
