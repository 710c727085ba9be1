package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.notices.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends the outcome of a case to the phone that its caller named, and the login name to the account's own phone and mail. */
@ApplicationScoped
class TellCaseOutcome {

    private final LoginNameNotice loginNameNotice;
    private final Notices notices;
    private final RecoveryEncryption encrypted;

    TellCaseOutcome(LoginNameNotice loginNameNotice, Notices notices, RecoveryEncryption encrypted) {
        this.loginNameNotice = loginNameNotice;
        this.notices = notices;
        this.encrypted = encrypted;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void toHolder(RecoveryCase found, UUID holder) {
        loginNameNotice.send(holder, found.domain(), "recovery-case/" + found.id());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void toCaller(RecoveryCase found) {
        notices.tellPhone(
                encrypted.phoneOf(found),
                NoticeTemplate.RECOVERY_CASE_ANSWERED,
                found.language(),
                "recovery-case-answered/" + found.id(),
                Map.of("domain", found.domain(), "reasons", List.of("RECOVERY_CASE." + found.outcome())));
    }
}
