package cn.icpfiling.legacy.rows;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A sound row, encrypted for its table.
 *
 * @param id the row's id
 * @param checksum keyed hash of all its fields
 * @param keys what only this row may have
 * @param account the old account that it names, or null
 * @param filing the filing that it names or is, or null
 * @param site the site that it names, or null
 * @param subjectNumber digest of the subject's number that it implies, or null
 * @param values by the columns of its table, personal ones encrypted
 */
public record PreparedRow(
        JudgedRow judged,
        UUID id,
        UUID checksum,
        List<UniqueKey> keys,
        UUID account,
        UUID filing,
        UUID site,
        UUID subjectNumber,
        Object[] values) {

    @Override
    public boolean equals(Object other) {
        return other instanceof PreparedRow that && id.equals(that.id) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "PreparedRow[" + id + "]";
    }

    /** The same row with a value set, for a field that is known only in the transaction. */
    public PreparedRow with(int column, Object value) {
        var changed = values.clone();
        changed[column] = value;
        return new PreparedRow(judged, id, checksum, keys, account, filing, site, subjectNumber, changed);
    }
}
