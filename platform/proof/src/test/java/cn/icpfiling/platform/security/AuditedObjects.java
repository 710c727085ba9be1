package cn.icpfiling.platform.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads of the code which objects have acts in the audit: the second argument of {@code Act.of}. */
final class AuditedObjects {
    private static final Pattern CALL = Pattern.compile("\\bAct\\s*\\.\\s*of\\s*\\(");
    private static final Pattern CODE = Pattern.compile("\"([A-Z_]+)\"");
    private static final Pattern CONSTANT = Pattern.compile("(?:(\\w+)\\.)?([A-Z_]+)");
    private static final int OBJECT = 1;

    private AuditedObjects() {}

    static Set<String> in(String path, String source, Map<String, String> sources) {
        var objects = new TreeSet<String>();
        CALL.matcher(source).results().forEach(call -> {
            var arguments = arguments(source, call.end());
            var object = arguments.size() > OBJECT ? arguments.get(OBJECT) : "";
            var code = CODE.matcher(object);
            objects.add(code.matches() ? code.group(1) : constant(path, source, object, sources));
        });
        return objects;
    }

    private static String constant(String path, String source, String object, Map<String, String> sources) {
        var named = CONSTANT.matcher(object);
        if (named.matches()) {
            var owner = named.group(1) == null ? source : source(named.group(1), sources);
            var value = Pattern.compile("\\b" + named.group(2) + "\\s*=\\s*\"([A-Z_]+)\"\\s*;")
                    .matcher(owner);
            if (value.find()) {
                return value.group(1);
            }
        }
        return "of " + DeployedSources.simpleName(path);
    }

    private static String source(String name, Map<String, String> sources) {
        return sources.entrySet().stream()
                .filter(one -> DeployedSources.simpleName(one.getKey()).equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The arguments of a call, without blanks. */
    private static List<String> arguments(String source, int from) {
        var arguments = new ArrayList<String>();
        var argument = new StringBuilder();
        var depth = 0;
        var inText = false;
        for (var at = from; at < source.length(); at++) {
            var next = source.charAt(at);
            inText ^= next == '"' && source.charAt(at - 1) != '\\';
            if (!inText && "([{".indexOf(next) >= 0) {
                depth++;
            } else if (!inText && ")]}".indexOf(next) >= 0 && depth-- == 0) {
                break;
            }
            if (!inText && next == ',' && depth == 0) {
                arguments.add(argument.toString());
                argument.setLength(0);
            } else if (inText || !Character.isWhitespace(next)) {
                argument.append(next);
            }
        }
        arguments.add(argument.toString());
        return arguments;
    }
}
