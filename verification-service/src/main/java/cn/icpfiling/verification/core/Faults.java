package cn.icpfiling.verification.core;

import java.util.List;

/** The faults of a filed domain, as stored. */
public record Faults(List<Fault> items) {

    public Faults {
        items = List.copyOf(items);
    }
}
