package cn.icpfiling.filing.bulk;

/** How far a line has come. */
enum ItemState {
    WAITING,
    /** The draft stands, its submission is still to come. */
    DRAFTED,
    DONE,
    FAILED
}
