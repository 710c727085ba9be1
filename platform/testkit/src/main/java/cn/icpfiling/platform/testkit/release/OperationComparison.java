package cn.icpfiling.platform.testkit.release;

import static cn.icpfiling.platform.testkit.release.BreakRule.ACCESS_NARROWED;
import static cn.icpfiling.platform.testkit.release.BreakRule.BODY_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.BODY_LIMIT_LOWERED;
import static cn.icpfiling.platform.testkit.release.BreakRule.HEADER_REMOVED;
import static cn.icpfiling.platform.testkit.release.BreakRule.MEDIA_TYPE_REMOVED;
import static cn.icpfiling.platform.testkit.release.BreakRule.OPERATION_REMOVED;
import static cn.icpfiling.platform.testkit.release.BreakRule.PARAMETER_FORM_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.PARAMETER_REMOVED;
import static cn.icpfiling.platform.testkit.release.BreakRule.PARAMETER_REQUIRED;
import static cn.icpfiling.platform.testkit.release.BreakRule.RESPONSE_REMOVED;

import cn.icpfiling.platform.testkit.release.OpenApiComparison.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares an operation of the last release with the one that has its method and path today. */
final class OperationComparison {
    /** What the gateway lets through where a contract names no limit, in bytes. */
    private static final long USUAL_BODY = 128 * 1024;

    private static final String SCOPE = "x-icp-scope";
    private static final String FRESH_FACTOR = "x-icp-fresh-factor";
    private static final long NO_FACTOR = Long.MAX_VALUE;
    private static final String BODY_LIMIT = "x-icp-max-body-bytes";

    private final List<Break> found;
    private final SchemaComparison schemas;

    OperationComparison(List<Break> found) {
        this.found = found;
        this.schemas = new SchemaComparison(found);
    }

    void compare(String where, Operation last, Operation now) {
        var had = last.itself();
        var has = now.itself();
        if (!had.text("operationId").equals(has.text("operationId"))) {
            add(OPERATION_REMOVED, where, had.text("operationId") + " became " + has.text("operationId"));
        }
        compareAccess(where, last, now);
        compareParameters(where, last.parameters(), now.parameters());
        compareBodies(
                where + " request",
                had.at("requestBody").resolved(),
                has.at("requestBody").resolved());
        if (bodyLimit(has) < bodyLimit(had)) {
            add(BODY_LIMIT_LOWERED, where, bodyLimit(had) + " became " + bodyLimit(has));
        }
        had.at("responses").fields().forEach((status, response) -> {
            var other = has.at("responses").at(status);
            if (other.isThere()) {
                compareResponses(
                        place("response ", response, where + " " + status), response.resolved(), other.resolved());
            } else {
                add(RESPONSE_REMOVED, where + " " + status, "removed");
            }
        });
    }

    private static long bodyLimit(Part operation) {
        return operation.node().path(BODY_LIMIT).asLong(USUAL_BODY);
    }

    private void compareAccess(String where, Operation last, Operation now) {
        var roles = roles(now);
        roles(last).stream()
                .filter(role -> !roles.contains(role))
                .forEach(role -> add(ACCESS_NARROWED, where, "role " + role + " removed"));
        var scope = last.itself().text(SCOPE);
        var asked = now.itself().text(SCOPE);
        if (!scope.equals(asked)) {
            add(
                    ACCESS_NARROWED,
                    where,
                    scope.isEmpty() ? "scope " + asked + " is new" : "scope " + scope + " became \"" + asked + "\"");
        }
        var fresh = freshFactor(last.itself());
        if (freshFactor(now.itself()) < fresh) {
            add(
                    ACCESS_NARROWED,
                    where,
                    "fresh factor of " + freshFactor(now.itself()) + " minutes "
                            + (fresh == NO_FACTOR ? "is new" : "was " + fresh));
        }
        var ways = ways(now.security());
        for (var way : ways(last.security())) {
            if (ways.stream().noneMatch(other -> asksForNoMore(other, way))) {
                add(ACCESS_NARROWED, where, way.isEmpty() ? "is not open any more" : "security " + way + " removed");
            }
        }
    }

    /** Within how many minutes before the request the caller's factor was checked. */
    private static long freshFactor(Part operation) {
        return operation.node().path(FRESH_FACTOR).asLong(NO_FACTOR);
    }

    private static Set<String> roles(Operation operation) {
        var roles = new TreeSet<String>();
        operation.itself().node().path("x-icp-roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    /** Returns the alternatives, each as its schemes with their scopes; one empty alternative if no token is asked for. */
    private static List<Map<String, Set<String>>> ways(Part security) {
        var ways = security.entries().stream()
                .<Map<String, Set<String>>>map(way -> {
                    var schemes = new LinkedHashMap<String, Set<String>>();
                    way.fields().forEach((scheme, scopes) -> {
                        var names = new TreeSet<String>();
                        scopes.node().forEach(name -> names.add(name.asText()));
                        schemes.put(scheme, names);
                    });
                    return schemes;
                })
                .toList();
        return ways.isEmpty() ? List.of(Map.of()) : ways;
    }

    private static boolean asksForNoMore(Map<String, Set<String>> way, Map<String, Set<String>> than) {
        return way.entrySet().stream()
                .allMatch(
                        scheme -> than.getOrDefault(scheme.getKey(), Set.of("")).containsAll(scheme.getValue())
                                && than.containsKey(scheme.getKey()));
    }

    private void compareParameters(String where, Map<String, Part> last, Map<String, Part> now) {
        last.forEach((name, had) -> {
            if (now.containsKey(name)) {
                compareParameter(
                        place("parameter ", had, where + " " + name),
                        had.resolved(),
                        now.get(name).resolved());
            } else {
                add(PARAMETER_REMOVED, where + " " + name, "removed");
            }
        });
        now.forEach((name, has) -> {
            if (!last.containsKey(name) && isRequired(has.resolved())) {
                add(PARAMETER_REQUIRED, where + " " + name, "is new and required");
            }
        });
    }

    private void compareParameter(String where, Part had, Part has) {
        if (!isRequired(had) && isRequired(has)) {
            add(PARAMETER_REQUIRED, where, "became required");
        }
        for (var field : List.of("style", "explode")) {
            if (!had.at(field).node().equals(has.at(field).node())) {
                add(PARAMETER_FORM_CHANGED, where, field);
            }
        }
        schemas.compare(where, had.at("schema"), has.at("schema"), Use.REQUEST);
        compareContents(where, had.at("content"), has.at("content"), Use.REQUEST);
    }

    /** A shared component is named by itself, so that a difference in it is told once and not for each operation. */
    private static String place(String kind, Part had, String inline) {
        return had.isReference() ? kind + had.referredName() : inline;
    }

    private static boolean isRequired(Part part) {
        return part.node().path("required").asBoolean();
    }

    private void compareBodies(String where, Part had, Part has) {
        if (had.isThere() && !has.isThere()) {
            add(BODY_CHANGED, where, "takes no body any more");
        } else if (!isRequired(had) && isRequired(has)) {
            add(BODY_CHANGED, where, "must have a body");
        } else if (had.isThere()) {
            compareContents(where, had.at("content"), has.at("content"), Use.REQUEST);
        }
    }

    private void compareResponses(String where, Part had, Part has) {
        compareContents(where, had.at("content"), has.at("content"), Use.RESPONSE);
        var headers = new LinkedHashMap<String, Part>();
        has.at("headers")
                .fields()
                .forEach((name, header) -> headers.put(name.toLowerCase(Locale.ROOT), header.resolved()));
        had.at("headers").fields().forEach((name, reference) -> {
            var header = reference.resolved();
            var other = headers.get(name.toLowerCase(Locale.ROOT));
            if (other == null) {
                add(HEADER_REMOVED, where + " " + name, "removed");
                return;
            }
            if (isRequired(header) && !isRequired(other)) {
                add(HEADER_REMOVED, where + " " + name, "may be left out");
            }
            schemas.compare(where + " " + name, header.at("schema"), other.at("schema"), Use.RESPONSE);
        });
    }

    private void compareContents(String where, Part had, Part has, Use use) {
        had.fields().forEach((mediaType, content) -> {
            var other = has.at(mediaType);
            if (other.isThere()) {
                schemas.compare(where, content.at("schema"), other.at("schema"), use);
            } else {
                add(MEDIA_TYPE_REMOVED, where, mediaType);
            }
        });
    }

    private void add(BreakRule rule, String where, String what) {
        found.add(new Break(rule, where, what));
    }
}
