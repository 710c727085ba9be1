package cn.icpfiling.filing.trace;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The end of a page. Places are capital hexadecimal digits, which Java and the database sort alike. */
record TracePosition(Instant at, TraceKind kind, String place) {

    static final TracePosition START = new TracePosition(Instant.EPOCH, TraceKind.STEP, "");

    static final Comparator<TraceEntry> ORDER =
            Comparator.comparing(TraceEntry::at).thenComparing(TraceEntry::kind).thenComparing(TraceEntry::place);

    private static final String AFTER_ALL = "Z";

    static TracePosition of(TraceEntry entry) {
        return new TracePosition(entry.at(), entry.kind(), entry.place());
    }

    static TracePosition of(List<String> parts) {
        return new TracePosition(Instant.parse(parts.get(0)), TraceKind.valueOf(parts.get(1)), parts.get(2));
    }

    List<String> parts() {
        return List.of(at.toString(), kind.name(), place);
    }

    /** The last shown place of that kind at this moment. */
    String shownOf(TraceKind other) {
        var order = other.compareTo(kind);
        if (order == 0) {
            return place;
        }
        return order < 0 ? AFTER_ALL : "";
    }
}
