package cn.icpfiling.platform.lifecycle;

import java.util.Objects;
import java.util.Set;

/** One row of a lifecycle table: the state before, the act, the allowed roles, the state after and the event. */
public record Step<S extends Enum<S>, A extends Enum<A>, R extends Enum<R>>(
        S from, A act, Set<R> who, S to, String event) {

    public Step {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(to, "to");
        who = Set.copyOf(who);
        if (who.isEmpty()) {
            throw new IllegalArgumentException("nobody may " + act + " in " + from);
        }
        if (event == null || event.isBlank()) {
            throw new IllegalArgumentException(act + " in " + from + " says nothing");
        }
    }
}
