package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.FilingTransfer;

/** Binds a code to transfer, source, target and filing: a code for another target is wrong. */
final class TransferCodeBinding {

    private TransferCodeBinding() {}

    static String boundTo(FilingTransfer transfer) {
        return String.join(
                "|",
                transfer.id().toString(),
                transfer.source().toString(),
                transfer.target().toString(),
                transfer.subject().toString());
    }
}
