package cn.icpfiling.verification.core;

import java.util.List;

/** Other names of a registrar, as they are stored. */
public record Aliases(List<String> items) {

    public Aliases {
        items = List.copyOf(items);
    }
}
