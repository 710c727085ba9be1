package cn.icpfiling.filing.core.typecheck;

import java.util.List;

/** The facts that decided a type check, as they are stored. */
public record FoundFacts(List<TypeFact> items) {

    public FoundFacts {
        items = List.copyOf(items);
    }
}
