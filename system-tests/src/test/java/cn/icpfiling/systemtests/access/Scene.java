package cn.icpfiling.systemtests.access;

import java.util.List;
import java.util.Optional;

/** Who is there, and what they own. */
record Scene(List<Actor> actors, List<Things> things) {

    /** An actor whom the operation admits, rather one who owns things. */
    Optional<Actor> actorFor(Operation operation) {
        return actors.stream()
                .filter(actor -> actor.membership().isEmpty())
                .filter(actor -> operation.open()
                        || actor.role().filter(operation.roles()::contains).isPresent())
                .filter(actor -> operation.scope().isEmpty()
                        || !actor.role().equals(Optional.of("partner"))
                        || actor.scopes().contains(operation.scope().get()))
                .max((one, other) -> Boolean.compare(owns(one), owns(other)));
    }

    private boolean owns(Actor actor) {
        return things.stream().anyMatch(one -> one.owners().contains(actor.name()));
    }

    /** The path to a thing of the actor's, or to one that is nowhere. */
    String ownPath(Operation operation, Actor actor) {
        return things.stream()
                .filter(one -> one.areMeantBy(operation) && one.owners().contains(actor.name()))
                .findFirst()
                .map(one -> Matrix.filled(one.pathTo(operation, actor.name())))
                .orElseGet(() -> Matrix.filled(operation.path()));
    }
}
