package cn.icpfiling.legacy.rows;

import java.util.List;

/**
 * What the schema says of a row.
 *
 * @param row null if the row has a fault
 * @param faults none if the row is sound
 */
public record JudgedRow(RawRow raw, LoadedRow row, List<RowFault> faults) {

    public JudgedRow {
        faults = List.copyOf(faults);
    }

    /** The same row, set aside for a fault between rows. */
    public JudgedRow with(RowFault fault) {
        return new JudgedRow(raw, null, List.of(fault));
    }

    public boolean isSound() {
        return row != null;
    }

    /** The values may be personal. */
    @Override
    public String toString() {
        return "JudgedRow[" + raw.line() + "]";
    }
}
