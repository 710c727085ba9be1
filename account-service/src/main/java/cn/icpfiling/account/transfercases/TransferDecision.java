package cn.icpfiling.account.transfercases;

import cn.icpfiling.account.cases.KindDecision;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.transfers.TransferParties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Judges both accounts at the grant of an offline transfer. An earlier refusal would tell the caller who holds the filing. */
@ApplicationScoped
class TransferDecision implements KindDecision {

    private final TransferParties parties;

    TransferDecision(TransferParties parties) {
        this.parties = parties;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.OFFLINE_TRANSFER;
    }

    @Override
    public Effect prepare(UUID id, CaseDecision decision, CaseReason reason) {
        return decision == CaseDecision.GRANTED
                ? (decided, _) -> parties.requireOffline(decided.source(), decided.holder())
                : Effect.NONE;
    }
}
