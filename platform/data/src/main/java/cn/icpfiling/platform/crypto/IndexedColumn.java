package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.personaldata.BlindValue;

/**
 * The columns of a blind index, for the job that computes it again under another key.
 *
 * @param encrypted the value that is indexed
 * @param index name of slot A's column; the name of slot B's column is the same with {@code _b}
 * @param kind a column of the row that is part of the indexed text; null if there is none
 */
public record IndexedColumn(EncryptedColumn encrypted, String index, String kind, Making made) {

    /** Computes the index as the service does. The kind is null if there is none. */
    @FunctionalInterface
    public interface Making {
        BlindValue of(String value, String kind);
    }

    String place() {
        return encrypted.table() + "." + index;
    }
}
