package cn.icpfiling.account.recovery;

import cn.icpfiling.account.cases.RecoveryQueue;
import cn.icpfiling.account.core.CaseOutcome;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.notices.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Stores the answer of a case, here and in the queue of the support. Sends the outcome to the phone that its caller named, and the
 * login name to the account's own phone and mail.
 */
@ApplicationScoped
class SettleRecoveryCase {

    private final LoginNameNotice loginNameNotice;
    private final RecoveryQueue queue;
    private final Notices notices;
    private final RecoveryEncryption encrypted;
    private final Clock clock;

    SettleRecoveryCase(
            LoginNameNotice loginNameNotice,
            RecoveryQueue queue,
            Notices notices,
            RecoveryEncryption encrypted,
            Clock clock) {
        this.loginNameNotice = loginNameNotice;
        this.queue = queue;
        this.notices = notices;
        this.encrypted = encrypted;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void tellHolder(RecoveryCase found, UUID holder) {
        loginNameNotice.send(holder, found.domain(), "recovery-case/" + found.id());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void answer(RecoveryCase found, CaseOutcome outcome, UUID staff) {
        queue.answered(found, outcome == CaseOutcome.LOGIN_NAME_SENT, outcome.name(), staff);
        found.answer(outcome, staff, clock.instant());
        notices.tellPhone(
                encrypted.phoneOf(found),
                NoticeTemplate.RECOVERY_CASE_ANSWERED,
                found.language(),
                "recovery-case-answered/" + found.id(),
                Map.of("domain", found.domain(), "reasons", List.of("RECOVERY_CASE." + found.outcome())));
    }
}
