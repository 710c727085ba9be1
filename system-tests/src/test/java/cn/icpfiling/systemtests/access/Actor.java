package cn.icpfiling.systemtests.access;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who knocks.
 *
 * @param role none for who has no token that this door takes
 * @param scopes what a partner's token was issued for; nobody else has some
 */
record Actor(String name, Optional<String> role, Set<String> scopes, Caller caller) {

    private static final byte[] NOTHING_TO_SAY = "{}".getBytes(StandardCharsets.UTF_8);

    Actor(String name, Optional<String> role, Caller caller) {
        this(name, role, Set.of(), caller);
    }

    static Actor partner(String name, Collection<String> scopes, Caller caller) {
        return new Actor(name, Optional.of("partner"), Set.copyOf(scopes), caller);
    }

    /** Asks with a body that says nothing: whoever is let in is refused for that, and nothing happens. */
    Answer asks(Operation operation, String path) {
        if (operation.mediaType().isPresent()) {
            return caller.send(
                    operation.method(),
                    path,
                    NOTHING_TO_SAY,
                    operation.mediaType().get());
        }
        return switch (operation.method()) {
            case "GET" -> caller.get(path);
            case "DELETE" -> caller.delete(path);
            default -> caller.post(path);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
