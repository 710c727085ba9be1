package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what the contract says of states with the tables of the domain: {@code x-icp-states} names the states of the
 * resource in which the caller may carry an operation out. In another state the operation is refused.
 */
public final class ContractStates {
    static final String STATES = "x-icp-states";

    private final Map<String, JsonNode> written = new TreeMap<>();
    private final Map<String, Set<String>> expected = new TreeMap<>();
    private final Set<String> independent = new HashSet<>();

    private ContractStates(ContractDocument contract, List<String> objects) {
        contract.operations().forEach((name, operation) -> {
            var path = name.substring(name.indexOf(' ') + 1);
            var isWrite = !name.startsWith("GET ") && !name.startsWith("HEAD ") && !name.startsWith("OPTIONS ");
            if (operation.has(STATES) || isWrite && objects.stream().anyMatch(path::startsWith)) {
                written.put(operation.path("operationId").asText(), operation);
            }
        });
    }

    /** @param objects the paths of single objects that have states; what is written below them is judged */
    public static ContractStates of(Path contract, String... objects) {
        return new ContractStates(ContractDocument.read(contract), List.of(objects));
    }

    /** An operation that carries out these acts. Further calls for the same operation add their states. */
    @SafeVarargs
    public final <S extends Enum<S>, A extends Enum<A>, R extends Enum<R>> ContractStates acts(
            String operation, Lifecycle<S, A, R> table, R who, A first, A... others) {
        var acts = EnumSet.of(first, others);
        return in(
                operation,
                table.steps().stream()
                        .filter(step -> acts.contains(step.act()) && step.who().contains(who))
                        .map(Step::from)
                        .toList());
    }

    /** An operation that the domain allows in these states and that is no step. */
    public ContractStates in(String operation, Collection<? extends Enum<?>> states) {
        var names = expected.computeIfAbsent(operation, _ -> new TreeSet<>());
        states.forEach(state -> names.add(state.name()));
        return this;
    }

    /** Operations that depend on no state; the test says why. */
    public ContractStates independent(String... operations) {
        independent.addAll(List.of(operations));
        return this;
    }

    /** Returns what differs, and which writing operations of these objects say nothing of states. */
    public List<String> differences() {
        var found = new ArrayList<String>();
        expected.forEach((operation, states) -> {
            if (!written.containsKey(operation)) {
                found.add(operation + ": not in the contract");
            } else if (!said(operation).equals(states)) {
                found.add(operation + ": states " + states + " in the code, " + said(operation) + " in the contract");
            }
        });
        written.forEach((operation, node) -> {
            if (!expected.containsKey(operation) && (node.has(STATES) || !independent.contains(operation))) {
                found.add(operation + ": the test names no states of it, the contract " + said(operation));
            }
        });
        independent.stream()
                .filter(operation -> !written.containsKey(operation))
                .forEach(operation -> found.add(operation + ": not in the contract"));
        return List.copyOf(found);
    }

    private Set<String> said(String operation) {
        var names = new TreeSet<String>();
        written.get(operation).path(STATES).forEach(state -> names.add(state.asText()));
        return names;
    }
}
