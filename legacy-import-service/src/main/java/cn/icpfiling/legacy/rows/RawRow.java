package cn.icpfiling.legacy.rows;

import java.util.Arrays;
import java.util.Objects;

/**
 * A row as it stands in its file.
 *
 * @param line where it begins, from 1
 * @param values by the columns of its kind; null where the file has none
 * @param fault why it could not be read; null if it could
 * @param corrects the set-aside row that it names as the one that it corrects, or null
 * @param source its text, if it could not be read; null otherwise
 */
public record RawRow(long line, String[] values, FaultCode fault, RowPlace corrects, RowSource source) {

    public RawRow(long line, String[] values, FaultCode fault) {
        this(line, values, fault, null, null);
    }

    public RawRow {
        values = values.clone();
    }

    /** How long its values and its text are together. */
    public long characters() {
        var sum = source == null ? 0L : source.text().length();
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
                && Objects.equals(corrects, that.corrects)
                && Objects.equals(source, that.source)
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
