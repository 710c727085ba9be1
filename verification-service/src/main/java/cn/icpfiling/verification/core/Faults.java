package cn.icpfiling.verification.core;

import java.util.List;

/** What a filed domain breaks, as it is stored. */
public record Faults(List<Fault> items) {

    public Faults {
        items = List.copyOf(items);
    }
}
