package cn.icpfiling.platform.testkit.release;

import static cn.icpfiling.platform.testkit.release.BreakRule.OPERATION_REMOVED;
import static cn.icpfiling.platform.testkit.release.BreakRule.SCHEME_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.SERVER_REMOVED;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares two OpenAPI 3.1 documents. Paths are compared by their text, operations by path and method. */
public final class OpenApiComparison {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
    private static final List<String> SCHEME_FIELDS = List.of("type", "scheme", "in", "name", "openIdConnectUrl");
    private static final List<String> FLOW_FIELDS = List.of("tokenUrl", "authorizationUrl", "refreshUrl");

    private final Part last;
    private final Part now;
    private final List<Break> found = new ArrayList<>();

    private OpenApiComparison(JsonNode last, JsonNode now) {
        this.last = Part.of(last);
        this.now = Part.of(now);
    }

    /**
     * Returns what breaks callers of the last document, in the order of that document; nothing if all is compatible.
     * Both documents refer only to themselves. A difference in a component that both refer to is returned once.
     */
    public static List<Break> between(JsonNode last, JsonNode now) {
        var comparison = new OpenApiComparison(last, now);
        comparison.compareServers();
        comparison.compareSchemes();
        comparison.compareOperations();
        return comparison.found.stream().distinct().toList();
    }

    private void compareServers() {
        var urls = now.at("servers").entries().stream()
                .map(server -> server.text("url"))
                .toList();
        last.at("servers").entries().stream()
                .map(server -> server.text("url"))
                .filter(url -> !urls.contains(url))
                .forEach(url -> found.add(new Break(SERVER_REMOVED, "servers", url)));
    }

    private void compareSchemes() {
        var schemes = now.at("components").at("securitySchemes");
        last.at("components").at("securitySchemes").fields().forEach((name, scheme) -> {
            var where = "security scheme " + name;
            if (!schemes.at(name).isThere()) {
                found.add(new Break(SCHEME_CHANGED, where, "removed"));
                return;
            }
            SCHEME_FIELDS.forEach(field -> compareText(where, field, scheme, schemes.at(name)));
            scheme.at("flows")
                    .fields()
                    .forEach((kind, flow) -> compareFlows(
                            where + " " + kind,
                            flow,
                            schemes.at(name).at("flows").at(kind)));
        });
    }

    private void compareFlows(String where, Part had, Part has) {
        FLOW_FIELDS.forEach(field -> compareText(where, field, had, has));
        had.at("scopes").fields().keySet().stream()
                .filter(scope -> !has.at("scopes").at(scope).isThere())
                .forEach(scope -> found.add(new Break(SCHEME_CHANGED, where, "scope " + scope + " removed")));
    }

    private void compareText(String where, String field, Part had, Part has) {
        if (!had.text(field).equals(has.text(field))) {
            found.add(new Break(
                    SCHEME_CHANGED, where, field + " " + had.text(field) + " became \"" + has.text(field) + "\""));
        }
    }

    private void compareOperations() {
        var comparison = new OperationComparison(found);
        var operations = operations(now);
        operations(last).forEach((name, had) -> {
            var has = operations.get(name);
            if (has == null) {
                found.add(new Break(OPERATION_REMOVED, name, "removed"));
            } else {
                comparison.compare(name, had, has);
            }
        });
    }

    private static Map<String, Operation> operations(Part document) {
        var operations = new LinkedHashMap<String, Operation>();
        document.at("paths")
                .fields()
                .forEach((path, item) -> item.fields().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.put(
                                method.toUpperCase(Locale.ROOT) + " " + path,
                                new Operation(operation, item.at("parameters"), document.at("security")));
                    }
                }));
        return operations;
    }

    /**
     * An operation with what it inherits.
     *
     * @param shared the parameters of its path
     * @param usual the security of operations that name none
     */
    record Operation(Part itself, Part shared, Part usual) {

        Part security() {
            return itself.at("security").isThere() ? itself.at("security") : usual;
        }

        /** Returns the parameters, which may be references, by "place name"; names of headers in small letters. */
        Map<String, Part> parameters() {
            var parameters = new LinkedHashMap<String, Part>();
            for (var list : List.of(shared, itself.at("parameters"))) {
                for (var entry : list.entries()) {
                    var place = entry.resolved().text("in");
                    var name = entry.resolved().text("name");
                    parameters.put(
                            place + " " + (place.equals("header") ? name.toLowerCase(Locale.ROOT) : name), entry);
                }
            }
            return parameters;
        }
    }
}
