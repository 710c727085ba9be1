package cn.icpfiling.systemtests.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The things of one collection that two people own.
 *
 * @param idOf by the owner's name
 * @param partsOf what else of the owner's stands in paths below it, by the variable's name
 * @param seenBy roles that see everybody's; the others do not learn that another's exist
 */
record Things(
        String collection, Map<String, String> idOf, Map<String, Map<String, String>> partsOf, Set<String> seenBy) {

    Things(String collection, Map<String, String> idOf, Set<String> seenBy) {
        this(collection, idOf, Map.of(), seenBy);
    }

    boolean areMeantBy(Operation operation) {
        return operation.path().startsWith(collection + "/{id}")
                || operation.path().startsWith(collection + "/{domain}");
    }

    List<String> owners() {
        return List.copyOf(idOf.keySet());
    }

    boolean isShownTo(Actor actor, String owner) {
        return actor.actsAs(owner) || actor.role().filter(seenBy::contains).isPresent();
    }

    String pathTo(Operation operation, String owner) {
        var path = operation.path().replace("{id}", idOf.get(owner)).replace("{domain}", idOf.get(owner));
        for (var part : partsOf.getOrDefault(owner, Map.of()).entrySet()) {
            path = path.replace(part.getKey(), part.getValue());
        }
        return path;
    }
}
