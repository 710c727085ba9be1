package cn.icpfiling.filing.trace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The subject of a trace.
 *
 * @param records subjects and services
 */
record TraceTarget(String objectType, UUID id, List<UUID> orders, List<UUID> records) {

    TraceTarget {
        orders = List.copyOf(new LinkedHashSet<>(orders));
        records = List.copyOf(new LinkedHashSet<>(records));
    }

    Set<UUID> all() {
        return new LinkedHashSet<>(
                Stream.concat(orders.stream(), records.stream()).toList());
    }
}
