package cn.icpfiling.platform.history;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A place in the order of a source's entries: by time, then by table, then by the place within the table. Places are
 * capital hexadecimal digits, which Java and the database sort alike.
 *
 * @param rank number of the table
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HistoryPosition(Instant at, int rank, String place) implements Comparable<HistoryPosition> {

    public static final HistoryPosition START = new HistoryPosition(Instant.EPOCH, 0, "");

    private static final Comparator<HistoryPosition> ORDER = Comparator.comparing(HistoryPosition::at)
            .thenComparingInt(HistoryPosition::rank)
            .thenComparing(HistoryPosition::place);

    private static final String AFTER_ALL = "Z";

    public HistoryPosition {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(place, "place");
    }

    /** The last place of a table that was shown at this moment. */
    String shownOf(int table) {
        if (table == rank) {
            return place;
        }
        return table < rank ? AFTER_ALL : "";
    }

    @Override
    public int compareTo(HistoryPosition other) {
        return ORDER.compare(this, other);
    }
}
