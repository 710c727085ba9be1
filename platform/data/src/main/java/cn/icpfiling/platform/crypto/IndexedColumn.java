package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.personaldata.BlindValue;

/**
 * Where the blind index of a sealed value stands, for the job that makes it anew under another key.
 *
 * @param sealed the value that it is made from
 * @param index name of slot A's column; slot B's is called the same and {@code _b}
 * @param kind a column of the row that is part of what is indexed; null where there is none
 */
public record IndexedColumn(SealedColumn sealed, String index, String kind, Making made) {

    /** As the service makes it. The kind is null where there is none. */
    @FunctionalInterface
    public interface Making {
        BlindValue of(String value, String kind);
    }

    String place() {
        return sealed.table() + "." + index;
    }
}
