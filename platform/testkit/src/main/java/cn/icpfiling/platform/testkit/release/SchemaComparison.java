package cn.icpfiling.platform.testkit.release;

import static cn.icpfiling.platform.testkit.release.BreakRule.BOUND_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.DEFAULT_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.FORMAT_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.KEYWORD_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.NULL_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.OTHER_PROPERTIES_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.PATTERN_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.PROPERTY_OPTIONAL;
import static cn.icpfiling.platform.testkit.release.BreakRule.PROPERTY_REMOVED;
import static cn.icpfiling.platform.testkit.release.BreakRule.PROPERTY_REQUIRED;
import static cn.icpfiling.platform.testkit.release.BreakRule.TYPE_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.VALUE_ADDED;
import static cn.icpfiling.platform.testkit.release.BreakRule.VALUE_REMOVED;
import static cn.icpfiling.platform.testkit.release.BreakRule.VARIANT_CHANGED;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Compares two schemas by the use of their documents. A pair of components is compared once for each use. */
final class SchemaComparison {
    private static final Set<String> LOWER =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> UPPER =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

    /** Keywords with a rule of their own, and annotations, which promise nothing. */
    private static final Set<String> KNOWN = Set.of(
            "type", "format", "pattern", "enum", "const", "default", "items", "additionalProperties", "x-icp-line");

    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$comment", "title", "example", "examples", "deprecated", "externalDocs", "xml");

    private final Set<String> compared;
    private final List<Break> found;

    SchemaComparison(List<Break> found) {
        this(found, new HashSet<>());
    }

    private SchemaComparison(List<Break> found, Set<String> compared) {
        this.found = found;
        this.compared = compared;
    }

    void compare(String place, Part last, Part now, Use use) {
        var where = place;
        if (last.isReference()) {
            where = use.name().toLowerCase(Locale.ROOT) + " " + last.referredName();
            if (!compared.add(use + " " + last.file() + last.node() + " " + now.file() + now.node())) {
                return;
            }
        }
        var before = SchemaView.of(last);
        var after = SchemaView.of(now);
        compareTypes(where, before, after, use);
        compareValues(where, before, after, use);
        compareText(FORMAT_CHANGED, "format", where, before, after, use);
        compareText(PATTERN_CHANGED, "pattern", where, before, after, use);
        compareBounds(where, before, after, use);
        compareDefault(where, before, after, use);
        compareProperties(where, before, after, use);
        compareOtherProperties(where, before, after, use);
        compareVariants(where, before, after, use);
        compareInner(where + "[]", "items", before, after, use);
        compareInner(where + " line", "x-icp-line", before, after, use);
        compareOtherKeywords(where, before, after);
    }

    private void compareTypes(String where, SchemaView before, SchemaView after, Use use) {
        var fits = use == Use.REQUEST
                ? areTypesWithin(before.types(), after.types())
                : areTypesWithin(after.types(), before.types());
        if (!fits) {
            add(TYPE_CHANGED, where, named(before.types()) + " became " + named(after.types()));
        } else if (!before.types().isEmpty() && !after.types().isEmpty()) {
            if (use == Use.REQUEST && before.allowsNull() && !after.allowsNull()) {
                add(NULL_CHANGED, where, "null is refused");
            }
            if (use != Use.REQUEST && !before.allowsNull() && after.allowsNull()) {
                add(NULL_CHANGED, where, "may be null");
            }
        }
    }

    private static boolean areTypesWithin(Set<String> inner, Set<String> outer) {
        return outer.isEmpty()
                || (!inner.isEmpty()
                        && inner.stream()
                                .allMatch(type ->
                                        outer.contains(type) || (type.equals("integer") && outer.contains("number"))));
    }

    private static String named(Set<String> types) {
        return types.isEmpty() ? "any type" : String.join(" or ", types);
    }

    private void compareValues(String where, SchemaView before, SchemaView after, Use use) {
        var had = before.values();
        var has = after.values();
        if (use == Use.REQUEST) {
            if (had.isEmpty() && !has.isEmpty()) {
                add(VALUE_REMOVED, where, "any value became " + String.join(", ", has));
            } else if (!has.isEmpty()) {
                had.stream().filter(value -> !has.contains(value)).forEach(value -> add(VALUE_REMOVED, where, value));
            }
        } else if (!had.isEmpty() && has.isEmpty()) {
            add(VALUE_ADDED, where, String.join(", ", had) + " became any value");
        } else if (!had.isEmpty() && !before.mayGrow()) {
            has.stream().filter(value -> !had.contains(value)).forEach(value -> add(VALUE_ADDED, where, value));
        }
    }

    /** A keyword that narrows: a request may lose it, a response may gain it, and nothing else may change. */
    private void compareText(
            BreakRule rule, String keyword, String where, SchemaView before, SchemaView after, Use use) {
        var had = before.keyword(keyword);
        var has = after.keyword(keyword);
        var mayBeMissing = use == Use.REQUEST ? has : had;
        if (!had.equals(has) && !mayBeMissing.isMissingNode()) {
            add(rule, where, named(had) + " became " + named(has));
        }
    }

    private static String named(JsonNode value) {
        return value.isMissingNode() ? "none" : value.toString();
    }

    private void compareBounds(String where, SchemaView before, SchemaView after, Use use) {
        var names = new TreeSet<>(UPPER);
        names.addAll(LOWER);
        for (var name : names) {
            var had = before.keyword(name);
            var has = after.keyword(name);
            var narrow = use == Use.REQUEST ? has : had;
            var wide = use == Use.REQUEST ? had : has;
            var trivial = !name.endsWith("imum") && LOWER.contains(name) && narrow.asInt() == 0;
            if (narrow.isNumber() && !trivial && (wide.isMissingNode() || isNarrower(name, narrow, wide))) {
                add(BOUND_CHANGED, where, name + " " + named(had) + " became " + named(has));
            }
        }
    }

    private static boolean isNarrower(String name, JsonNode bound, JsonNode than) {
        var order = bound.decimalValue().compareTo(than.decimalValue());
        return UPPER.contains(name) ? order < 0 : order > 0;
    }

    private void compareDefault(String where, SchemaView before, SchemaView after, Use use) {
        var had = before.keyword("default");
        if (use == Use.REQUEST && !had.isMissingNode() && !had.equals(after.keyword("default"))) {
            add(DEFAULT_CHANGED, where, had + " became " + named(after.keyword("default")));
        }
    }

    private void compareProperties(String where, SchemaView before, SchemaView after, Use use) {
        before.properties().forEach((name, property) -> {
            if (after.properties().containsKey(name)) {
                compare(where + "." + name, property, after.properties().get(name), use);
            } else {
                add(PROPERTY_REMOVED, where + "." + name, "removed");
            }
        });
        if (use != Use.RESPONSE) {
            after.required().stream()
                    .filter(name -> !before.required().contains(name))
                    .forEach(name -> add(PROPERTY_REQUIRED, where + "." + name, "required"));
        }
        if (use != Use.REQUEST) {
            before.required().stream()
                    .filter(name -> !after.required().contains(name))
                    .filter(name -> after.properties().containsKey(name))
                    .forEach(name -> add(PROPERTY_OPTIONAL, where + "." + name, "may be left out"));
        }
    }

    /** True and no word allow anything; a schema allows what fits it; false allows nothing. */
    private void compareOtherProperties(String where, SchemaView before, SchemaView after, Use use) {
        var had = before.part("additionalProperties");
        var has = after.part("additionalProperties");
        if (had.node().isObject() && has.node().isObject()) {
            compare(where + ".*", had, has, use);
        } else if (openness(use == Use.REQUEST ? has : had) < openness(use == Use.REQUEST ? had : has)) {
            add(OTHER_PROPERTIES_CHANGED, where, named(had.node()) + " became " + named(has.node()));
        }
    }

    private static int openness(Part others) {
        if (others.node().isObject() && !others.node().isEmpty()) {
            return 1;
        }
        return others.node().isBoolean() && !others.node().asBoolean() ? 0 : 2;
    }

    private void compareVariants(String where, SchemaView before, SchemaView after, Use use) {
        if (before.variants().isEmpty() && after.variants().isEmpty()) {
            return;
        }
        if (before.variants().isEmpty() || after.variants().isEmpty()) {
            var narrower = use == Use.REQUEST ? after : before;
            if (!narrower.variants().isEmpty()) {
                add(
                        VARIANT_CHANGED,
                        where,
                        before.variants().size() + " variants became "
                                + after.variants().size());
            }
            return;
        }
        var each = use == Use.REQUEST ? before.variants() : after.variants();
        for (var i = 0; i < each.size(); i++) {
            var variant = each.get(i);
            var fits = use == Use.REQUEST
                    ? after.variants().stream().anyMatch(other -> isCompatible(variant, other, use))
                    : before.variants().stream().anyMatch(other -> isCompatible(other, variant, use));
            if (!fits) {
                var name = variant.isReference() ? variant.referredName() : "number " + (i + 1);
                add(VARIANT_CHANGED, where, "variant " + name + (use == Use.REQUEST ? " is refused" : " is new"));
            }
        }
    }

    private boolean isCompatible(Part last, Part now, Use use) {
        var differences = new ArrayList<Break>();
        new SchemaComparison(differences, new HashSet<>(compared)).compare("", last, now, use);
        return differences.isEmpty();
    }

    private void compareInner(String where, String keyword, SchemaView before, SchemaView after, Use use) {
        var had = before.part(keyword);
        var has = after.part(keyword);
        if (had.node().isObject() && has.node().isObject()) {
            compare(where, had, has, use);
        } else if (!had.node().equals(has.node()) && (use == Use.REQUEST ? has : had).isThere()) {
            add(KEYWORD_CHANGED, where, keyword + (had.isThere() ? " removed" : " added"));
        }
    }

    private void compareOtherKeywords(String where, SchemaView before, SchemaView after) {
        var names = new TreeSet<>(before.keywordNames());
        names.addAll(after.keywordNames());
        names.removeAll(KNOWN);
        names.removeAll(ANNOTATIONS);
        names.removeAll(LOWER);
        names.removeAll(UPPER);
        for (var name : names) {
            if (!name.startsWith("x-") && !before.keyword(name).equals(after.keyword(name))) {
                add(
                        KEYWORD_CHANGED,
                        where,
                        name + " " + named(before.keyword(name)) + " became " + named(after.keyword(name)));
            }
        }
    }

    private void add(BreakRule rule, String where, String what) {
        found.add(new Break(rule, where, what));
    }
}
