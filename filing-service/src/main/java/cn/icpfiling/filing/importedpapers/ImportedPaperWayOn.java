package cn.icpfiling.filing.importedpapers;

/** What can be done about a paper of the old filing. */
enum ImportedPaperWayOn {
    DOWNLOAD,
    WAIT_FOR_SCAN,
    HAND_IN_WITH_NEXT_ORDER
}
