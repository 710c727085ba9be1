package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.store.FilingTransferRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The transfers of the caller's account as the caller sees them, for the export of own data. */
@ApplicationScoped
public class TransfersOfAccount {

    private final FilingTransferRepository transfers;
    private final TransferViews views;

    TransfersOfAccount(FilingTransferRepository transfers, TransferViews views) {
        this.transfers = transfers;
        this.views = views;
    }

    /** The newest first: those from the account, and those that have brought a filing to it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<TransferView> latest(UUID account, int most, Language language) {
        return transfers.ofAccount(account, null, most).stream()
                .map(transfer -> views.of(transfer, language))
                .toList();
    }
}
