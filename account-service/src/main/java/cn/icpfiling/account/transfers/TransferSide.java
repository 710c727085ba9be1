package cn.icpfiling.account.transfers;

/** The side of a transfer that the caller is on. */
enum TransferSide {
    SOURCE,
    TARGET
}
