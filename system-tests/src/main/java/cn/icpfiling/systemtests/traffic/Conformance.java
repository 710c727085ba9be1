package cn.icpfiling.systemtests.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The statuses and problem codes of the traffic beside those of the published contract. A status or a code that the
 * contract does not name is a fault. The matrix shows each operation and status, with the number of exchanges.
 */
final class Conformance {

    /** The share of documented statuses that the tests are to see, in percent. */
    static final int WANTED = 90;

    private static final String NO_TEMPLATE = "(none)";
    private static final String HEAD = "HEAD";

    private final Contract contract;
    private final Map<String, Map<String, Integer>> seen = new HashMap<>();
    private final TreeMap<String, Integer> faults = new TreeMap<>();

    Conformance(Contract contract) {
        this.contract = contract;
    }

    /** @param codes the problem's own first, then those of its errors */
    void read(String method, String path, String status, List<String> codes) {
        if (path.equals(NO_TEMPLATE) || path.startsWith("/internal/") || method.equals("OPTIONS")) {
            return;
        }
        var operation = contract.operation(method, path).orElse(null);
        if (operation == null) {
            if (!List.of("404", "405").contains(status)) {
                fault(method + " " + path + " is no operation of the contract, and was answered " + status);
            }
            return;
        }
        if (operation.method().equals(method)) {
            seen.computeIfAbsent(operation.id(), it -> new HashMap<>()).merge(status, 1, Integer::sum);
        }
        if (!contract.isDocumented(operation, status)) {
            fault("%s %s: the contract of %s does not name %s".formatted(method, path, operation.id(), status));
        } else if (!codes.isEmpty() && !method.equals(HEAD) && !contract.isNamed(operation, status, codes.getFirst())) {
            fault("%s %s %s: x-icp-codes of %s does not name %s"
                    .formatted(method, path, status, operation.id(), codes.getFirst()));
        }
    }

    Map<String, Integer> faults() {
        return faults;
    }

    /** Every problem code that the contract names. */
    Set<String> named() {
        var codes = new TreeSet<>(contract.codesOfAll());
        contract.operations().forEach(operation -> operation.codes().values().forEach(codes::addAll));
        return codes;
    }

    private void fault(String says) {
        faults.merge(says, 1, Integer::sum);
    }

    private int count(Contract.Operation operation, String status) {
        return seen.getOrDefault(operation.id(), Map.of()).getOrDefault(status, 0);
    }

    /**
     * Documented statuses that were seen, and all of them. A shared response that the gateway gives to all operations
     * alike counts once.
     */
    record Share(int seen, int documented) {
        double percent() {
            return documented == 0 ? 0 : 100.0 * seen / documented;
        }
    }

    Share share() {
        var documented = 0;
        var found = 0;
        var alike = new TreeMap<String, Boolean>();
        for (var operation : contract.operations()) {
            for (var status : operation.codes().keySet()) {
                var wasSeen = count(operation, status) > 0;
                if (operation.alike().contains(status)) {
                    alike.merge(status, wasSeen, Boolean::logicalOr);
                    continue;
                }
                documented++;
                found += wasSeen ? 1 : 0;
            }
        }
        return new Share(
                found
                        + (int) alike.values().stream()
                                .filter(Boolean::booleanValue)
                                .count(),
                documented + alike.size());
    }

    String told() {
        var share = share();
        return "Conformance: %d of %d documented statuses of %d operations were seen (%.1f %%, wanted %d %%); %d faults."
                .formatted(
                        share.seen(),
                        share.documented(),
                        contract.operations().size(),
                        share.percent(),
                        WANTED,
                        faults.size());
    }

    /** The matrix of operations and statuses, as Markdown. */
    String matrix() {
        var statuses = new TreeSet<String>();
        contract.operations()
                .forEach(operation -> statuses.addAll(operation.codes().keySet()));
        seen.values().forEach(bySeen -> statuses.addAll(bySeen.keySet()));
        var lines = new ArrayList<String>();
        lines.add("# Conformance");
        lines.add("");
        lines.add(told());
        lines.add("");
        lines.add(
                "A cell has the number of exchanges that the tests saw; · is documented and was never seen; a number with");
        lines.add("! is of a status that only the root of the contract names, or none.");
        lines.add("");
        lines.add("| operation | " + String.join(" | ", statuses) + " |");
        lines.add("|---|" + "---|".repeat(statuses.size()));
        for (var operation : contract.operations()) {
            var row = new StringBuilder("| " + operation.id());
            for (var status : statuses) {
                row.append(" | ").append(cell(operation, status));
            }
            lines.add(row.append(" |").toString());
        }
        lines.add("");
        lines.add("## Never seen");
        lines.add("");
        for (var status : statuses) {
            var never = contract.operations().stream()
                    .filter(operation -> operation.codes().containsKey(status) && count(operation, status) == 0)
                    .filter(operation -> !operation.alike().contains(status) || !isSeenAlike(status))
                    .map(Contract.Operation::id)
                    .sorted()
                    .toList();
            if (!never.isEmpty()) {
                lines.add("* %s (%d): %s".formatted(status, never.size(), String.join(", ", never)));
            }
        }
        if (!faults.isEmpty()) {
            lines.add("");
            lines.add("## Faults");
            lines.add("");
            faults.forEach((fault, times) -> lines.add("* %s (%d times)".formatted(fault, times)));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Whether one of the operations was seen to answer as the gateway answers to all. */
    private boolean isSeenAlike(String status) {
        return contract.operations().stream()
                .anyMatch(operation -> operation.alike().contains(status) && count(operation, status) > 0);
    }

    private String cell(Contract.Operation operation, String status) {
        var count = count(operation, status);
        if (operation.codes().containsKey(status)) {
            return count == 0 ? "·" : String.valueOf(count);
        }
        return count == 0 ? "" : count + "!";
    }
}
