package cn.icpfiling.gateway.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the operations of a path. A literal segment takes precedence over a variable: /accounts/me is not the account
 * "me".
 */
public final class RouteTable {

    private static final String GET = "GET";
    private static final String HEAD = "HEAD";

    private final Node root = new Node();

    private static final class Node {
        final Map<String, Node> literal = new HashMap<>();
        final Map<String, Operation> operations = new HashMap<>();
        final Route route = new Route(operations);
        Node variable;
    }

    /** The operations of one path by method. */
    public record Route(Map<String, Operation> operations) {

        public Optional<Operation> operation(String method) {
            var own = Optional.ofNullable(operations.get(method));
            return own.isEmpty() && method.equals(HEAD) ? Optional.ofNullable(operations.get(GET)) : own;
        }

        public Set<String> allowed() {
            var allowed = new TreeSet<>(operations.keySet());
            if (allowed.contains(GET)) {
                allowed.add(HEAD);
            }
            return allowed;
        }
    }

    public RouteTable(List<Operation> operations) {
        for (var operation : operations) {
            var node = root;
            for (var segment : segments(operation.path())) {
                if (segment.startsWith("{") && segment.endsWith("}")) {
                    if (node.variable == null) {
                        node.variable = new Node();
                    }
                    node = node.variable;
                } else {
                    node = node.literal.computeIfAbsent(segment, it -> new Node());
                }
            }
            if (node.operations.put(operation.method(), operation) != null) {
                throw new IllegalStateException("two operations for " + operation.method() + " " + operation.path());
            }
        }
    }

    public Optional<Route> find(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        return Optional.ofNullable(find(root, segments(path), 0)).map(node -> node.route);
    }

    private static Node find(Node node, List<String> segments, int at) {
        if (at == segments.size()) {
            return node.operations.isEmpty() ? null : node;
        }
        var segment = segments.get(at);
        var literal = node.literal.get(segment);
        var found = literal == null ? null : find(literal, segments, at + 1);
        if (found != null || node.variable == null || !isPlain(segment) || isLiteralOf(node, segment)) {
            return found;
        }
        return find(node.variable, segments, at + 1);
    }

    /** A service decodes before it finds the operation, so "%6De" is "me" there and must not be a variable's value here. */
    private static boolean isLiteralOf(Node node, String segment) {
        return segment.indexOf('%') >= 0
                && node.literal.containsKey(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /**
     * Accepts only values that the gateway and all services read alike. The service could read dots, encoded slashes,
     * backslashes and path parameters as another path than this table does.
     */
    private static boolean isPlain(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            return false;
        }
        for (var i = 0; i < segment.length(); i++) {
            var c = segment.charAt(i);
            if (c <= ' ' || c >= 127 || c == ';' || c == '\\') {
                return false;
            }
            if (c != '%') {
                continue;
            }
            if (i + 2 >= segment.length()) {
                return false;
            }
            var high = Character.digit(segment.charAt(i + 1), 16);
            var low = Character.digit(segment.charAt(i + 2), 16);
            if (high < 0 || low < 0) {
                return false;
            }
            var decoded = high * 16 + low;
            if (decoded < 0x80 && !isHarmless((char) decoded)) {
                return false;
            }
            i += 2;
        }
        return true;
    }

    /** Allows encoded ASCII only where decoding cannot change the path. */
    private static boolean isHarmless(char c) {
        return c > ' ' && c != '/' && c != '\\' && c != '.' && c != ';' && c != '%' && c != '?' && c != '#' && c != 127;
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
