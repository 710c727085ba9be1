package cn.icpfiling.platform.testkit.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A path of names, indices, {@code find} and {@code findAll} with simple conditions, {@code size()} and {@code flatten()}.
 * A name asked of a list is asked of each of its elements, as Groovy does.
 */
final class GPath {
    /** The answer where only Groovy knows what it would do. */
    static final Object UNSURE = new Object();

    private static final String NAME = "[\\p{L}_$@][\\p{L}\\p{N}_$@]*";
    private static final Pattern STEP = Pattern.compile("(?<name>" + NAME + ")(?![\\w(\\s{*])"
            + "|'(?<quoted>[^'\\\\]+)'"
            + "|\\[(?<index>-?\\d{1,9})]"
            + "|(?<size>size\\(\\))"
            + "|(?<flatten>flatten\\(\\))"
            + "|(?<find>find|findAll) ?\\{ ?(?<conditions>[^{}]*?) ?}");
    private static final Pattern CONDITION = Pattern.compile("it(?<path>(?:\\." + NAME + ")*) ?(?<sign>==|!=) ?"
            + "(?:'(?<text>[^'\\\\$]*)'|(?<number>-?\\d{1,9})|(?<word>true|false|null))");

    private final List<Step> steps;

    private GPath(List<Step> steps) {
        this.steps = steps;
    }

    /** Whether this class understands the path. */
    boolean isPlain() {
        return steps != null;
    }

    Object in(Object document) {
        var found = document;
        for (var step : steps) {
            found = step.in(found);
            if (found == UNSURE) {
                return UNSURE;
            }
        }
        return found;
    }

    static GPath parsed(String path) {
        var steps = new ArrayList<Step>();
        var rest = path.strip();
        if (rest.isEmpty() || rest.equals("$")) {
            return new GPath(steps);
        }
        if (rest.startsWith("$")) {
            return new GPath(null);
        }
        var found = STEP.matcher(rest);
        var at = 0;
        while (at < rest.length()) {
            if (at > 0 && rest.charAt(at) == '.') {
                at++;
            } else if (at > 0 && rest.startsWith("?.", at)) {
                at += 2;
            } else if (at > 0 && rest.charAt(at) != '[') {
                return new GPath(null);
            }
            if (!found.region(at, rest.length()).lookingAt()) {
                return new GPath(null);
            }
            var step = step(found);
            if (step == null) {
                return new GPath(null);
            }
            steps.add(step);
            at = found.end();
        }
        return new GPath(steps);
    }

    private static Step step(java.util.regex.Matcher found) {
        if (found.group("name") != null) {
            return new Name(found.group("name"));
        }
        if (found.group("quoted") != null) {
            return new Name(found.group("quoted"));
        }
        if (found.group("index") != null) {
            return new Index(Integer.parseInt(found.group("index")));
        }
        if (found.group("size") != null) {
            return value -> value instanceof List<?> list ? list.size() : UNSURE;
        }
        if (found.group("flatten") != null) {
            return value -> value instanceof List<?> list ? flat(list, new ArrayList<>()) : UNSURE;
        }
        var conditions = conditions(found.group("conditions"));
        return conditions == null ? null : new Find(found.group("find").equals("findAll"), conditions);
    }

    private static List<Condition> conditions(String text) {
        var conditions = new ArrayList<Condition>();
        for (var part : text.split(" ?&& ?", -1)) {
            var found = CONDITION.matcher(part.strip());
            if (!found.matches()) {
                return null;
            }
            Object value;
            if (found.group("text") != null) {
                value = found.group("text");
            } else if (found.group("number") != null) {
                value = Long.parseLong(found.group("number"));
            } else {
                value = found.group("word").equals("null") ? null : Boolean.valueOf(found.group("word"));
            }
            var names = found.group("path");
            conditions.add(new Condition(
                    names.isEmpty() ? new GPath(List.of()) : parsed(names.substring(1)),
                    found.group("sign").equals("=="),
                    value));
        }
        return conditions;
    }

    private static List<Object> flat(List<?> list, List<Object> into) {
        for (var element : list) {
            if (element instanceof List<?> inner) {
                flat(inner, into);
            } else {
                into.add(element);
            }
        }
        return into;
    }

    private interface Step {
        Object in(Object value);
    }

    private record Name(String name) implements Step {
        @Override
        public Object in(Object value) {
            return switch (value) {
                case null -> null;
                case Map<?, ?> map -> map.get(name);
                case List<?> list -> ofEach(list);
                default -> UNSURE;
            };
        }

        private Object ofEach(List<?> list) {
            var found = new ArrayList<>(list.size());
            for (var element : list) {
                if (element != null) {
                    var one = in(element);
                    if (one == UNSURE) {
                        return UNSURE;
                    }
                    found.add(one);
                }
            }
            return found;
        }
    }

    private record Index(int index) implements Step {
        @Override
        public Object in(Object value) {
            if (value instanceof List<?> list) {
                var at = index < 0 ? list.size() + index : index;
                if (at < 0) {
                    return UNSURE;
                }
                return at < list.size() ? list.get(at) : null;
            }
            return value == null ? null : UNSURE;
        }
    }

    private record Condition(GPath path, boolean equal, Object value) {
        /** Null where only Groovy knows: asking nothing for a name ends its whole search. */
        Boolean holds(Object element) {
            var found = element;
            for (var step : path.steps) {
                found = found == null ? UNSURE : step.in(found);
                if (found == UNSURE) {
                    return null;
                }
            }
            var one = found instanceof Integer number ? (Object) number.longValue() : found;
            return Objects.equals(one, value) == equal;
        }
    }

    private record Find(boolean all, List<Condition> conditions) implements Step {
        @Override
        public Object in(Object value) {
            if (!(value instanceof List<?> list)) {
                return UNSURE;
            }
            var found = new ArrayList<>();
            for (var element : list) {
                var fits = true;
                for (var condition : conditions) {
                    var holds = condition.holds(element);
                    if (holds == null) {
                        return UNSURE;
                    }
                    fits &= holds;
                }
                if (fits && !all) {
                    return element;
                }
                if (fits) {
                    found.add(element);
                }
            }
            return all ? found : null;
        }
    }
}
