package cn.icpfiling.legacy.rows;

import java.util.Arrays;

/**
 * A row as it stands in its file.
 *
 * @param line where it begins, from 1
 * @param values by the columns of its kind; null where the file has none
 * @param fault why it could not be read; null if it could
 */
public record RawRow(long line, String[] values, FaultCode fault) {

    public RawRow {
        values = values.clone();
    }

    /** How long its values are together. */
    public long characters() {
        var sum = 0L;
        for (var value : values) {
            sum += value == null ? 0 : value.length();
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawRow that
                && line == that.line
                && fault == that.fault
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(line);
    }

    /** The values may be personal. */
    @Override
    public String toString() {
        return "RawRow[" + line + "]";
    }
}
