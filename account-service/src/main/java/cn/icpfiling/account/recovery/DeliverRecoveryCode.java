package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.AccountRecovery;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRecoveryRepository;
import cn.icpfiling.account.store.OneTimeCodeRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Sends the code of a recovery to the phone in the filing, in the caller's transaction. Without a filing or a phone it sends nothing. */
@ApplicationScoped
class DeliverRecoveryCode {

    private final AccountRecoveryRepository recoveries;
    private final OneTimeCodeRepository codes;
    private final StepsAfterProof steps;
    private final RecoveryEncryption encrypted;
    private final RecoveryQuotas quotas;
    private final Phones phones;
    private final Notices notices;
    private final Audit audit;

    DeliverRecoveryCode(
            AccountRecoveryRepository recoveries,
            OneTimeCodeRepository codes,
            StepsAfterProof steps,
            RecoveryEncryption encrypted,
            RecoveryQuotas quotas,
            Phones phones,
            Notices notices,
            Audit audit) {
        this.recoveries = recoveries;
        this.codes = codes;
        this.steps = steps;
        this.encrypted = encrypted;
        this.quotas = quotas;
        this.phones = phones;
        this.notices = notices;
        this.audit = audit;
    }

    /**
     * Sends the latest code: the caller may have requested another one during the look-up of the filing.
     *
     * @param filing empty when the domain is not filed here and does not wait on the old platform
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID id, Optional<FindFiling.Found> filing) {
        var recovery = recoveries.locked(id).orElse(null);
        if (recovery == null || recovery.digits() == null) {
            return;
        }
        var refused = refusal(filing);
        if (refused.isEmpty()) {
            tell(recovery, filing.orElseThrow());
        } else {
            recovery.settle();
        }
        var sent = Act.of("RECOVERY.SEND_CODE", "ACCOUNT_RECOVERY", id)
                .with("account", filing.flatMap(FindFiling.Found::holder).orElse(null));
        audit.record(refused.map(sent::refused).orElse(sent));
    }

    private Optional<String> refusal(Optional<FindFiling.Found> filing) {
        if (filing.isEmpty()) {
            return Optional.of("NOT_FILED_HERE");
        }
        var phone = filing.get().phone();
        if (phone.isEmpty()) {
            return Optional.of("NO_PHONE");
        }
        return quotas.hasRoomFor(phones.hashOf(phone.get())) ? Optional.empty() : Optional.of("QUOTA_SPENT");
    }

    private void tell(AccountRecovery recovery, FindFiling.Found filing) {
        notices.code(
                codes.findById(recovery.code()),
                filing.phone().orElseThrow(),
                NoticeTemplate.CODE_RECOVERY,
                recovery.language(),
                encrypted.digitsOf(recovery));
        recovery.markSent(filing.holder().orElse(null), steps.of(filing));
    }
}
