package cn.icpfiling.platform.crypto;

/**
 * Where sealed values stand, for the job that seals them anew.
 *
 * @param key the table's primary key, a BINARY(16)
 * @param row the column with the id that the value is bound to, mostly the key
 * @param boundTable what the value is bound to besides, mostly the table
 */
public record SealedColumn(String table, String key, String column, String row, String boundTable, String boundColumn) {

    /** Bound to its own place, as most are. */
    public static SealedColumn of(String table, String key, String column) {
        return new SealedColumn(table, key, column, key, table, column);
    }

    public String place() {
        return table + "." + column;
    }
}
