package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds operations for which code and contract allow different roles. */
final class RoleDifferences {
    static final String ROLES = "x-icp-roles";

    private RoleDifferences() {}

    /** @param code the roles by "METHOD /path", none for an open operation */
    static List<String> between(Map<String, Set<String>> code, ContractDocument contract) {
        var found = new ArrayList<String>();
        var written = contract.operations();
        code.forEach((name, roles) -> {
            if (!written.containsKey(name)) {
                return; // ContractDifferences reports the missing operation
            }
            var operation = written.get(name);
            var open = isOpen(operation, contract);
            var said = new TreeSet<String>();
            operation.path(ROLES).forEach(role -> said.add(role.asText()));
            if (open && (operation.has(ROLES) || !roles.isEmpty())) {
                found.add(name + ": open in the contract, which names " + said + ", the code lets " + roles + " in");
            }
            if (!open && said.isEmpty()) {
                found.add(name + ": the contract asks for a token and does not say whose, " + ROLES);
            }
            if (!open && !said.equals(new TreeSet<>(roles))) {
                found.add(name + ": roles " + roles + " in the code, " + said + " in the contract");
            }
        });
        written.keySet().stream()
                .filter(name -> !code.containsKey(name))
                .forEach(name -> found.add(name + ": in the contract, and no resource says who may"));
        return List.copyOf(found);
    }

    /** A contract without a security requirement, or with an empty alternative, needs no token, as OpenAPI defines. */
    private static boolean isOpen(JsonNode operation, ContractDocument contract) {
        var security = operation.has("security")
                ? operation.path("security")
                : contract.root().path("security");
        return security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty);
    }
}
