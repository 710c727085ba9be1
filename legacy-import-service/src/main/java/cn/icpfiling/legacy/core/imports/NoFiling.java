package cn.icpfiling.legacy.core.imports;

/** Why an old login has no filing to import (LI-2). The message is the same; what the person does next is not, and the remedy names it. */
public enum NoFiling {
    /** The old platform never had a filing or an order under this login. */
    NOTHING_THERE,
    /** It had nothing but an unfinished order, which the support has abandoned. */
    ORDER_ABANDONED,
    /** It has filings, but not the one that the caller names. */
    ANOTHER_FILING
}
