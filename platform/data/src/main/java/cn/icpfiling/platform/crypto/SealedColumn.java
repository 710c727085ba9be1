package cn.icpfiling.platform.crypto;

/**
 * Where sealed values stand, for the job that seals them anew.
 *
 * @param key the table's primary key, a BINARY(16)
 * @param row the column with the id that the value is bound to, mostly the key
 * @param boundTable what the value is bound to besides, mostly the table; null for a file, which is bound to its row alone
 */
public record SealedColumn(String table, String key, String column, String row, String boundTable, String boundColumn) {

    /** Bound to its own place, as most are. */
    public static SealedColumn of(String table, String key, String column) {
        return new SealedColumn(table, key, column, key, table, column);
    }

    /** Holds files that {@link StreamCipher} sealed, bound to the sixteen bytes of their key. */
    public static SealedColumn ofFiles(String table, String key, String column) {
        return new SealedColumn(table, key, column, key, null, null);
    }

    public String place() {
        return table + "." + column;
    }

    boolean holdsFiles() {
        return boundTable == null;
    }
}
