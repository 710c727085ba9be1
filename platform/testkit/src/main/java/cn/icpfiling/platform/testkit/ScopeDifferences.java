package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds operations for which code and contract need different scopes, or the contract none. */
final class ScopeDifferences {
    static final String SCOPE = "x-icp-scope";

    private static final String PARTNER = "partner";

    private ScopeDifferences() {}

    /** @param code the scope by "METHOD /path", none for an open operation or one closed to partners */
    static List<String> between(Map<String, Set<String>> code, ContractDocument contract) {
        var found = new ArrayList<String>();
        contract.operations().forEach((name, operation) -> {
            Set<String> said =
                    operation.has(SCOPE) ? Set.of(operation.path(SCOPE).asText()) : Set.of();
            if (said.isEmpty() == letsPartnersIn(operation)) {
                found.add(name + ": " + SCOPE + " is " + said + " and " + RoleDifferences.ROLES + " are "
                        + operation.path(RoleDifferences.ROLES)
                        + "; who names partner names one scope, and nobody else");
            }
            var asked = code.getOrDefault(name, Set.of());
            if (!said.equals(asked)) {
                found.add(name + ": scope " + asked + " in the code, " + said + " in the contract");
            }
        });
        return List.copyOf(found);
    }

    private static boolean letsPartnersIn(JsonNode operation) {
        for (var role : operation.path(RoleDifferences.ROLES)) {
            if (role.asText().equals(PARTNER)) {
                return true;
            }
        }
        return false;
    }
}
