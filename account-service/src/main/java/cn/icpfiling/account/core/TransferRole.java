package cn.icpfiling.account.core;

/** Who acts on the transfer of a filing. */
public enum TransferRole {
    /** The holder of the filing, or the partner whose customer the holder is. */
    SOURCE,
    SYSTEM
}
