package cn.icpfiling.account.retention;

import java.util.List;

/** A part of the table of rows that are deleted. */
interface ExpiringRows {

    List<DeleteExpiredRows.Kind> kinds();
}
