package cn.icpfiling.legacy.rows;

/**
 * One fault of a row.
 *
 * @param column null if the fault is of the row as a whole
 * @param masked the value, masked; null if there is none
 */
public record RowFault(String column, FaultCode code, String masked) {

    public static RowFault of(FaultCode code) {
        return new RowFault(null, code, null);
    }
}
