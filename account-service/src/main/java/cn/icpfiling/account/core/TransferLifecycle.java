package cn.icpfiling.account.core;

import static cn.icpfiling.account.core.TransferRole.SOURCE;
import static cn.icpfiling.account.core.TransferRole.SYSTEM;
import static cn.icpfiling.account.core.TransferState.CANCELLED;
import static cn.icpfiling.account.core.TransferState.CONFIRMED;
import static cn.icpfiling.account.core.TransferState.DONE;
import static cn.icpfiling.account.core.TransferState.DRAFT;
import static cn.icpfiling.account.core.TransferState.EXPIRED;
import static cn.icpfiling.account.core.TransferState.REFUSED;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/**
 * The whole table of a transfer. A step that is not in it is refused. After the confirmation the holder has no say any
 * more: filing-service hands over or refuses. The last column is the act as the audit names it.
 */
public final class TransferLifecycle {

    private static final Lifecycle<TransferState, TransferAct, TransferRole> TABLE = new Lifecycle<>(
            TransferState.class,
            List.of(
                    new Step<>(DRAFT, TransferAct.NAME_TARGET, Set.of(SOURCE), DRAFT, "TRANSFER.NAME_TARGET"),
                    new Step<>(DRAFT, TransferAct.REQUEST_CODE, Set.of(SOURCE), DRAFT, "TRANSFER.REQUEST_CODE"),
                    new Step<>(DRAFT, TransferAct.CONFIRM, Set.of(SOURCE), CONFIRMED, "TRANSFER.CONFIRM"),
                    new Step<>(DRAFT, TransferAct.CANCEL, Set.of(SOURCE), CANCELLED, "TRANSFER.CANCEL"),
                    new Step<>(DRAFT, TransferAct.EXPIRE, Set.of(SYSTEM), EXPIRED, "TRANSFER.EXPIRE"),
                    new Step<>(CONFIRMED, TransferAct.COMPLETE, Set.of(SYSTEM), DONE, "TRANSFER.COMPLETE"),
                    new Step<>(CONFIRMED, TransferAct.REFUSE, Set.of(SYSTEM), REFUSED, "TRANSFER.REFUSE")));

    private TransferLifecycle() {}

    public static Lifecycle<TransferState, TransferAct, TransferRole> table() {
        return TABLE;
    }
}
