package cn.icpfiling.account.noticetrace;

import cn.icpfiling.account.core.About;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the notices of a list are about.
 *
 * @param kind null for an account
 */
record TracedThing(About.Kind kind, UUID id) {

    /** A request names exactly one thing; 400 INVALID_FIELD for none, and for more than one. */
    static TracedThing one(TracedThing... named) {
        var all = Stream.of(named).filter(Objects::nonNull).toList();
        if (all.size() != 1) {
            throw ProblemException.invalid(Violation.of("/query", "ONE_THING_WANTED", null));
        }
        return all.getFirst();
    }

    /** Null without an id. */
    static TracedThing of(About.Kind kind, UUID id) {
        return id == null ? null : new TracedThing(kind, id);
    }

    String type() {
        return kind == null ? "ACCOUNT" : kind.name();
    }
}
