package cn.icpfiling.inspection.cleanuplists;

/** @param filings how many filings of ours the row names; 0 if it is not ours */
record RowResult(int filings) {}
