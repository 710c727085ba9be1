package cn.icpfiling.inspection.accessrecords;

/** How far a report has come, in the words of the contract. A report cannot be cancelled. */
enum ReportState {
    WAITING,
    RUNNING,
    FINISHED
}
