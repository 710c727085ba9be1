package cn.icpfiling.systemtests.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One operation as its contract names it.
 *
 * @param owner the service
 * @param open whether it asks for no token
 * @param tokenIsChoice whether it is open and takes a token too, which must be good then
 * @param roles whose token it takes
 * @param scope what a partner's token must have been issued for
 * @param right that a member of an account needs; none for an operation that is closed to members
 * @param mediaType of the body it wants
 */
record Operation(
        String owner,
        String method,
        String path,
        boolean open,
        boolean tokenIsChoice,
        Set<String> roles,
        Optional<String> scope,
        Optional<String> right,
        Optional<String> mediaType) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final List<String> OWNERS = List.of(
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service",
            "gateway");

    /** Of every contract, in its order. */
    static List<Operation> all() {
        var operations = new ArrayList<Operation>();
        for (var owner : OWNERS) {
            var contract = read(Path.of("..", owner, "src/main/contract/openapi.yaml"));
            contract.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(entry -> METHODS.contains(entry.getKey()))
                            .forEach(entry -> operations.add(
                                    of(owner, contract, path.getKey(), entry.getKey(), entry.getValue()))));
        }
        return operations;
    }

    private static Operation of(String owner, JsonNode contract, String path, String method, JsonNode operation) {
        var security = operation.has("security") ? operation.path("security") : contract.path("security");
        var roles = new TreeSet<String>();
        operation.path("x-icp-roles").forEach(role -> roles.add(role.asText()));
        var bodies = operation.path("requestBody").path("content").properties();
        return new Operation(
                owner,
                method.toUpperCase(Locale.ROOT),
                path,
                security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty),
                security.valueStream().anyMatch(JsonNode::isEmpty),
                roles,
                Optional.ofNullable(operation.path("x-icp-scope").textValue()),
                Optional.ofNullable(operation.path("x-icp-right").textValue()),
                bodies.stream().map(body -> body.getKey()).findFirst());
    }

    boolean isInternal() {
        return path.startsWith("/internal/");
    }

    boolean hasPathParameter() {
        return path.contains("{");
    }

    /** What may take away a thing that others still ask for. */
    boolean endsSomething() {
        return method.equals("DELETE") || signsOut();
    }

    /** What would sign the caller out, after whom nothing is asked any more: it comes last of all. */
    boolean signsOut() {
        return method.equals("DELETE") && path.startsWith("/api/v1/sessions")
                || path.equals("/api/v1/accounts/me/closure");
    }

    /** What ends sessions of others. Their account stays, and it may be asked again. */
    boolean endsSessionsOfOthers() {
        return method.equals("DELETE") && path.endsWith("/sessions") && !signsOut();
    }

    /** What a good body would make of a member of the staff: one whom no test signs in any more. */
    boolean changesStaffOfAllTests() {
        return path.equals("/api/v1/staff/me/password");
    }

    /** The same for other people. */
    Operation takenBy(Set<String> others) {
        return new Operation(owner, method, path, open, tokenIsChoice, others, scope, right, mediaType);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
