package cn.icpfiling.filing.submission;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.stream.Stream;

/** What is broken, and what could not be answered. */
record Findings(List<Violation> broken, List<Violation> unknown) {

    static final Findings NONE = new Findings(List.of(), List.of());

    Findings {
        broken = List.copyOf(broken);
        unknown = List.copyOf(unknown);
    }

    Findings and(List<Violation> moreBroken) {
        return new Findings(Stream.concat(moreBroken.stream(), broken.stream()).toList(), unknown);
    }
}
