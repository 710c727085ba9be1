package cn.icpfiling.account.core.templates;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text with values. It knows four things: {@code {name}}; {@code {#if name}}, {@code {#if name == 'CODE'}} and
 * {@code {#if name == 1}} with {@code {#else if …}} and {@code {#else}}; {@code {#for item in list}}, with {@code {item_count}} from 1
 * and {@code {#if item_hasNext}}. There are no calls, no includes and no escapes, so a text from outside runs nothing.
 *
 * <p>A line that holds section tags alone writes no line. A condition without comparison holds for all values but null, false, 0, an
 * empty text and an empty list.
 */
public final class MessageTemplate {

    private static final String COUNT = "_count";
    private static final String HAS_NEXT = "_hasNext";

    private static final Pattern TAGS_ALONE =
            Pattern.compile("^[ \\t]*((?:\\{[#/][^{}\\n]*+\\})++)[ \\t]*\\n", Pattern.MULTILINE);

    private final List<Part> parts;
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> lists = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();

    private MessageTemplate(List<Part> parts) {
        this.parts = parts;
        collect(parts, Set.of());
    }

    sealed interface Part {}

    record Words(String text) implements Part {}

    record Value(String name) implements Part {}

    record Choice(List<Branch> branches) implements Part {}

    record Loop(String item, String list, List<Part> body) implements Part {}

    /** @param condition null for the last branch, which holds always */
    record Branch(Condition condition, List<Part> body) {}

    /** @param literal a text or a whole number; null asks whether there is a value */
    record Condition(String name, Object literal) {

        boolean holds(Map<String, ?> data) {
            var value = data.get(name);
            return switch (literal) {
                case null -> isThere(value);
                case Long number -> value instanceof Number actual && actual.longValue() == number;
                default -> value != null && literal.equals(value.toString());
            };
        }

        private static boolean isThere(Object value) {
            return switch (value) {
                case null -> false;
                case Boolean is -> is;
                case Number number -> number.doubleValue() != 0;
                case Collection<?> many -> !many.isEmpty();
                case CharSequence text -> !text.isEmpty();
                default -> true;
            };
        }
    }

    /** Throws {@link TemplateFault}. */
    public static MessageTemplate parse(String source) {
        var joined = TAGS_ALONE.matcher(source).replaceAll("$1");
        return new MessageTemplate(new TemplateParser(joined).parse());
    }

    /** Throws {@link MissingValue}. */
    public String render(Map<String, ?> data) {
        var text = new StringBuilder();
        render(parts, data, text);
        return text.toString();
    }

    /** All names that the data must have, in the order of the text. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /** The names that are written out. */
    public Set<String> values() {
        return Set.copyOf(values);
    }

    /** The names that are gone through item by item. */
    public Set<String> lists() {
        return Set.copyOf(lists);
    }

    /**
     * Whether each way through the text writes one of the values, or the items of one of the lists, as far as there is any. A branch that
     * is taken only without a value does not have to write it.
     */
    public boolean alwaysNames(Set<String> anyOf) {
        return alwaysNames(parts, anyOf);
    }

    private static boolean alwaysNames(List<Part> parts, Set<String> anyOf) {
        return parts.stream().anyMatch(part -> switch (part) {
            case Words words -> false;
            case Value value -> anyOf.contains(value.name());
            case Choice choice -> alwaysNames(choice, anyOf);
            case Loop loop -> anyOf.contains(loop.list()) && alwaysNames(loop.body(), Set.of(loop.item()));
        });
    }

    private static boolean alwaysNames(Choice choice, Set<String> anyOf) {
        var there = new HashSet<>(anyOf);
        for (var branch : choice.branches()) {
            if (!alwaysNames(branch.body(), there)) {
                return false;
            }
            if (branch.condition() == null) {
                return true;
            }
            if (branch.condition().literal() == null) {
                // The next branch is for notices without this value.
                there.remove(branch.condition().name());
            }
            if (there.isEmpty()) {
                return true;
            }
        }
        // no branch is taken at all
        return false;
    }

    private static void render(List<Part> parts, Map<String, ?> data, StringBuilder text) {
        for (var part : parts) {
            switch (part) {
                case Words words -> text.append(words.text());
                case Value value -> text.append(valueOf(value.name(), data));
                case Choice choice ->
                    choice.branches().stream()
                            .filter(branch -> branch.condition() == null
                                    || branch.condition().holds(data))
                            .findFirst()
                            .ifPresent(branch -> render(branch.body(), data, text));
                case Loop loop -> render(loop, data, text);
            }
        }
    }

    private static void render(Loop loop, Map<String, ?> data, StringBuilder text) {
        if (!(data.get(loop.list()) instanceof Collection<?> all)) {
            throw new MissingValue(loop.list());
        }
        var scope = new HashMap<String, Object>(data);
        var count = 0;
        for (var item : all) {
            count++;
            scope.put(loop.item(), item);
            scope.put(loop.item() + COUNT, count);
            scope.put(loop.item() + HAS_NEXT, count < all.size());
            render(loop.body(), scope, text);
        }
    }

    private static Object valueOf(String name, Map<String, ?> data) {
        var value = data.get(name);
        if (value == null) {
            throw new MissingValue(name);
        }
        return value;
    }

    private void collect(List<Part> body, Set<String> items) {
        for (var part : body) {
            switch (part) {
                case Words words -> {
                    // no name
                }
                case Value value -> add(value.name(), values, items);
                case Choice choice -> {
                    for (var branch : choice.branches()) {
                        if (branch.condition() != null) {
                            add(branch.condition().name(), names, items);
                        }
                        collect(branch.body(), items);
                    }
                }
                case Loop loop -> {
                    add(loop.list(), lists, items);
                    var inside = new LinkedHashSet<>(items);
                    inside.addAll(List.of(loop.item(), loop.item() + COUNT, loop.item() + HAS_NEXT));
                    collect(loop.body(), inside);
                }
            }
        }
    }

    private void add(String name, Set<String> to, Set<String> items) {
        if (!items.contains(name)) {
            to.add(name);
            names.add(name);
        }
    }

    /** The text itself, without what comes of values. */
    public String literalText() {
        var text = new StringBuilder();
        for (var words : words(parts)) {
            text.append(words).append('\u0000');
        }
        return text.toString();
    }

    private static List<String> words(List<Part> parts) {
        var found = new ArrayList<String>();
        for (var part : parts) {
            switch (part) {
                case Words words -> found.add(words.text());
                case Value value -> {
                    // no words
                }
                case Choice choice -> choice.branches().forEach(branch -> found.addAll(words(branch.body())));
                case Loop loop -> found.addAll(words(loop.body()));
            }
        }
        return found;
    }
}
