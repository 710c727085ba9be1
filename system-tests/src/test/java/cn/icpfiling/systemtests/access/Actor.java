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
 * @param membership of a member who acts for an account
 */
record Actor(String name, Optional<String> role, Set<String> scopes, Optional<Membership> membership, Caller caller) {

    /**
     * What a member may do.
     *
     * @param of the actor who holds the account
     * @param rights the operations' rights that the member has, as contracts name them
     * @param seesTheirs whether the rights are for the services of that account; otherwise for one that is nowhere
     */
    record Membership(String of, Set<String> rights, boolean seesTheirs) {}

    private static final byte[] NOTHING_TO_SAY = "{}".getBytes(StandardCharsets.UTF_8);

    Actor(String name, Optional<String> role, Caller caller) {
        this(name, role, Set.of(), Optional.empty(), caller);
    }

    static Actor partner(String name, Collection<String> scopes, Caller caller) {
        return new Actor(name, Optional.of("partner"), Set.copyOf(scopes), Optional.empty(), caller);
    }

    static Actor member(String name, Membership membership, Caller caller) {
        return new Actor(name, Optional.of("applicant"), Set.of(), Optional.of(membership), caller);
    }

    /** Whether the things of the owner are shown to this actor, as the owner's. */
    boolean actsAs(String owner) {
        return membership
                .map(member -> member.seesTheirs() && member.of().equals(owner))
                .orElseGet(() -> name.equals(owner));
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
            case "PUT" -> caller.send("PUT", path, NOTHING_TO_SAY, "application/json");
            default -> caller.post(path);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
