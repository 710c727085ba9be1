package cn.icpfiling.account.policies;

import cn.icpfiling.account.store.SupportPolicyTable;

/** Whether a version of the rules may hold. */
public enum PolicyState {
    /** One administrator made it; another one confirms it, or any withdraws it. */
    PROPOSED,
    /** It holds from its time on. */
    CONFIRMED,
    /** It never holds. */
    WITHDRAWN;

    static PolicyState of(SupportPolicyTable.Row row) {
        if (row.isConfirmed()) {
            return CONFIRMED;
        }
        return row.isProposed() ? PROPOSED : WITHDRAWN;
    }
}
