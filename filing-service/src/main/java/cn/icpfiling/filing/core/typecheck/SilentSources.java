package cn.icpfiling.filing.core.typecheck;

import java.util.List;

/** The sources that gave a type check no answer, as they are stored. */
public record SilentSources(List<TypeFact.Source> items) {

    public SilentSources {
        items = List.copyOf(items);
    }
}
