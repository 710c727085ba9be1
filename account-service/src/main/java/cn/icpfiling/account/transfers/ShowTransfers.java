package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows transfers to their source and, once they are done, to their target; to partners those of their customers. */
@ApplicationScoped
class ShowTransfers {

    private static final String SCOPE = "filing-transfers:";

    private final TransferAccess access;
    private final FilingTransferRepository transfers;
    private final TransferViews views;
    private final KeysetPages pages;

    ShowTransfers(TransferAccess access, FilingTransferRepository transfers, TransferViews views, KeysetPages pages) {
        this.access = access;
        this.transfers = transfers;
        this.views = views;
        this.pages = pages;
    }

    @Transactional
    TaggedTransfer one(UUID id, Language language) {
        return views.tagged(access.known(id), language);
    }

    /** Newest first. */
    @Transactional
    Page<TransferView> page(String cursor, Integer wish, Language language) {
        var partner = access.partner().orElse(null);
        var caller = partner == null ? access.account() : partner;
        return pages.pageById(
                        SCOPE + caller,
                        cursor,
                        wish,
                        FilingTransfer::id,
                        (before, atMost) -> partner == null
                                ? transfers.ofAccount(caller, before, atMost)
                                : transfers.ofPartner(caller, before, atMost))
                .map(transfer -> views.of(transfer, language));
    }
}
