package cn.icpfiling.inspection.cleanuplists;

/** How far the matching of a list has come. */
enum ListState {
    WAITING,
    RUNNING,
    FINISHED
}
