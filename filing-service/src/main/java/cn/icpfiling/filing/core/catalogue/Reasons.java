package cn.icpfiling.filing.core.catalogue;

import java.util.List;

/** The reasons of one step, as stored with its history entry. */
public record Reasons(List<Reason> items) {

    public Reasons {
        items = List.copyOf(items);
    }
}
