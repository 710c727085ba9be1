package cn.icpfiling.platform.database;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** A failure with all its causes, including suppressed ones, because transaction managers put causes there. */
public final class Causes {
    private Causes() {}

    public static Stream<Throwable> of(Throwable failure) {
        var seen = new LinkedHashSet<Throwable>();
        var open = new ArrayList<Throwable>(List.of(failure));
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (seen.add(next)) {
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
                open.addAll(List.of(next.getSuppressed()));
            }
        }
        return seen.stream();
    }

    /**
     * Returns the innermost message, cut to the length of a column. Begins with the class, because many messages are
     * empty.
     */
    public static String brief(Throwable failure, int length) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var text = root.getClass().getSimpleName() + ": " + root.getMessage();
        return text.length() <= length ? text : text.substring(0, length);
    }
}
