package cn.icpfiling.filing.importedpapers;

/** Whether a paper of the old filing can be opened here. */
enum ImportedPaperState {
    /** It is stored here, encrypted. */
    ADOPTED(ImportedPaperWayOn.DOWNLOAD),
    /** It is stored here, and the scanner has not answered yet. */
    PENDING(ImportedPaperWayOn.WAIT_FOR_SCAN),
    /** The old platform had no file for it. */
    MISSING(ImportedPaperWayOn.HAND_IN_WITH_NEXT_ORDER),
    /** Its file is damaged, infected, too large, or of a type that is not kept. */
    UNREADABLE(ImportedPaperWayOn.HAND_IN_WITH_NEXT_ORDER);

    private final ImportedPaperWayOn wayOn;

    ImportedPaperState(ImportedPaperWayOn wayOn) {
        this.wayOn = wayOn;
    }

    ImportedPaperWayOn wayOn() {
        return wayOn;
    }
}
