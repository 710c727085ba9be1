package cn.icpfiling.account.transfers;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a caller who may not know a transfer with 404 before any other check. */
@ApplicationScoped
class TransferVisibility implements Visibility {

    private final PathVisibility transfers;

    TransferVisibility(TransferAccess access) {
        this.transfers = new PathVisibility("/api/v1/filing-transfers", access::requireKnown);
    }

    @Override
    public void require(String path) {
        transfers.require(path);
    }
}
