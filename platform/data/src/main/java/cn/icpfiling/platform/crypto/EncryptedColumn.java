package cn.icpfiling.platform.crypto;

/**
 * A column with encrypted values, for the job that encrypts them again.
 *
 * @param key the table's primary key, a BINARY(16)
 * @param row the column with the id that the value is bound to, mostly the key
 * @param boundTable the table that the value is bound to, mostly its own; null for a file, which is bound to its row
 *     only
 */
public record EncryptedColumn(
        String table, String key, String column, String row, String boundTable, String boundColumn) {

    /** A column whose values are bound to their own place, as most are. */
    public static EncryptedColumn of(String table, String key, String column) {
        return new EncryptedColumn(table, key, column, key, table, column);
    }

    /** A column of files that {@link StreamCipher} encrypted, bound to the sixteen bytes of their key. */
    public static EncryptedColumn ofFiles(String table, String key, String column) {
        return new EncryptedColumn(table, key, column, key, null, null);
    }

    public String place() {
        return table + "." + column;
    }

    boolean holdsFiles() {
        return boundTable == null;
    }
}
