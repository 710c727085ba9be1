package cn.icpfiling.filing.trace;

import cn.icpfiling.platform.history.HistoryPosition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where each source was left: the position of its last entry that was shown. A silent source stays where it was, so its
 * entries come when it answers again, and no entry is shown twice.
 */
record TracePositions(Map<TraceService, HistoryPosition> left) {

    static final TracePositions START = new TracePositions(Map.of());

    private static final int BASE = Character.MAX_RADIX;
    private static final int PARTS = 4;

    HistoryPosition of(TraceService service) {
        return left.getOrDefault(service, HistoryPosition.START);
    }

    TracePositions with(TraceService service, HistoryPosition last) {
        var moved = new EnumMap<TraceService, HistoryPosition>(TraceService.class);
        moved.putAll(left);
        moved.put(service, last);
        return new TracePositions(moved);
    }

    List<String> parts() {
        var parts = new ArrayList<String>();
        left.forEach((service, last) -> {
            parts.add(Integer.toString(service.ordinal()));
            parts.add(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, last.at()), BASE));
            parts.add(Integer.toString(last.rank()));
            parts.add(last.place());
        });
        return parts;
    }

    static TracePositions of(List<String> parts) {
        var positions = START;
        for (var i = 0; i + PARTS <= parts.size(); i += PARTS) {
            positions = positions.with(
                    TraceService.values()[Integer.parseInt(parts.get(i))],
                    new HistoryPosition(
                            Instant.EPOCH.plus(Long.parseLong(parts.get(i + 1), BASE), ChronoUnit.MICROS),
                            Integer.parseInt(parts.get(i + 2)),
                            parts.get(i + 3)));
        }
        return positions;
    }
}
