package cn.icpfiling.filing.tables;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.core.rules.RuleParameter;
import cn.icpfiling.filing.core.rules.RuleSetFaults;
import cn.icpfiling.filing.core.rules.Sponsor;
import cn.icpfiling.platform.problem.Violation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a whole set of province rules, in YAML or JSON, and reports every fault with its pointer. */
public final class RuleSetReader {

    public static final String SHIPPED = "provinces.yaml";
    public static final String FAMILY = "provinces";
    static final int MOST_ENTRIES = 2000;

    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final ObjectMapper YAML = new ObjectMapper(FACTORY)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String ENTRIES = "/entries";
    private static final Set<String> TOP = Set.of("family", "entries");
    private static final Set<String> FIELDS = Set.of(
            "id",
            "parameter",
            "provinces",
            "types",
            "sponsor",
            "natures",
            "value",
            "effect",
            "validFrom",
            "validTo",
            "status",
            "source",
            "zh",
            "en");
    private static final int LONGEST_ID = 40;
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9-]{0," + (LONGEST_ID - 1) + "}");
    private static final Pattern AREA_CODE = Pattern.compile("0[0-9]{1,3}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{2,63}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7E]{1,200}");
    private static final int LAST_NATURE = 99;
    private static final int LONGEST_TEXT = 300;
    private static final int GREATEST_NUMBER = 10_000;

    private final List<Violation> faults = new ArrayList<>();

    private RuleSetReader() {}

    /** @param entries complete only if there are no faults */
    public record Result(List<RuleEntry> entries, List<Violation> faults) {

        public Result {
            entries = List.copyOf(entries);
            faults = List.copyOf(faults);
        }
    }

    /** The text of this release. */
    public static String shipped() {
        return RuleFiles.text(SHIPPED);
    }

    public static Result read(String text) {
        return new RuleSetReader().whole(text);
    }

    private Result whole(String text) {
        JsonNode file;
        try {
            file = YAML.readTree(text);
            refuseAliases(text);
        } catch (JsonProcessingException unreadable) {
            var at = unreadable.getLocation();
            add("", "RULE_SET_UNREADABLE", at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr());
            return new Result(List.of(), faults);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (!file.isObject()) {
            add("", "RULE_SET_UNREADABLE", 1, 1);
            return new Result(List.of(), faults);
        }
        known("", file, TOP);
        if (!FAMILY.equals(file.path("family").asText())) {
            add("/family", "RULE_VALUE_NOT_ALLOWED", FAMILY);
        }
        var list = file.path("entries");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_ENTRIES) {
            add(ENTRIES, "RULE_SET_SIZE", 1, MOST_ENTRIES);
            return new Result(List.of(), faults);
        }
        var entries = new ArrayList<RuleEntry>();
        for (var i = 0; i < list.size(); i++) {
            entry(ENTRIES + "/" + i, list.get(i)).ifPresent(entries::add);
        }
        if (faults.isEmpty()) {
            faults.addAll(RuleSetFaults.of(entries));
        }
        return new Result(entries, faults);
    }

    /** A tree has the name of the anchor in place of an alias, so readers of the rules would be shown that name as the text. */
    private void refuseAliases(String text) throws IOException {
        try (var parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    var at = parser.currentTokenLocation();
                    add("", "RULE_SET_UNREADABLE", at.getLineNr(), at.getColumnNr());
                    return;
                }
            }
        }
    }

    private Optional<RuleEntry> entry(String at, JsonNode node) {
        if (!node.isObject()) {
            add(at, "RULE_VALUE_NOT_ALLOWED", "{}");
            return Optional.empty();
        }
        var before = faults.size();
        known(at, node, FIELDS);
        var id = id(at, node);
        var parameter = constant(at, node, "parameter", RuleParameter::valueOf, List.of(RuleParameter.values()));
        var provinces = provinces(at + "/provinces", node.path("provinces"));
        var acts = acts(at + "/types", node.path("types"));
        var sponsor = node.has("sponsor")
                ? constant(at, node, "sponsor", Sponsor::valueOf, List.of(Sponsor.values()))
                : Sponsor.ANY;
        var natures = natures(at + "/natures", node.path("natures"));
        var effect = constant(at, node, "effect", RuleEntry.Effect::valueOf, List.of(RuleEntry.Effect.values()));
        var from = day(at, node, "validFrom");
        var to = node.hasNonNull("validTo") ? day(at, node, "validTo") : null;
        var status = constant(at, node, "status", RuleEntry.Status::valueOf, List.of(RuleEntry.Status.values()));
        var source = text(at, node, "source");
        var zh = text(at, node, "zh");
        var en = text(at, node, "en");
        var value = parameter == null ? List.<String>of() : value(at + "/value", parameter, node.path("value"));
        if (faults.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new RuleEntry(
                id,
                parameter,
                provinces,
                acts.isEmpty() ? parameter.acts() : acts,
                sponsor,
                natures,
                value,
                effect,
                from,
                to,
                status,
                source,
                zh,
                en));
    }

    /** [ALL], or codes. Whether each is a province is checked with the whole set. */
    private Set<String> provinces(String at, JsonNode node) {
        var codes = texts(at, node, text -> text.equals("ALL") || text.matches("[0-9]{2}"), "ALL");
        if (codes.isEmpty() || (codes.contains("ALL") && codes.size() > 1)) {
            add(at, "RULE_VALUE_NOT_ALLOWED", "ALL");
        }
        return codes.contains("ALL") ? Set.of() : Set.copyOf(codes);
    }

    private Set<RuledAct> acts(String at, JsonNode node) {
        var acts = EnumSet.noneOf(RuledAct.class);
        if (!node.isMissingNode()) {
            var words = texts(at, node, word -> !RuledAct.named(word).isEmpty(), List.of(RuledAct.values()));
            words.forEach(word -> acts.addAll(RuledAct.named(word)));
            if (node.isEmpty()) {
                add(at, "RULE_VALUE_NOT_ALLOWED", List.of(RuledAct.values()));
            }
        }
        return acts;
    }

    /** Codes of the authority's table of natures. */
    private Set<Integer> natures(String at, JsonNode node) {
        var natures = new TreeSet<Integer>();
        if (node.isMissingNode()) {
            return natures;
        }
        if (!node.isArray() || node.isEmpty()) {
            add(at, "RULE_VALUE_NOT_ALLOWED", "1–" + LAST_NATURE);
            return natures;
        }
        for (var i = 0; i < node.size(); i++) {
            if (!node.get(i).isInt() || node.get(i).asInt() < 1 || node.get(i).asInt() > LAST_NATURE) {
                add(at + "/" + i, "RULE_VALUE_NOT_ALLOWED", "1–" + LAST_NATURE);
            } else {
                natures.add(node.get(i).asInt());
            }
        }
        return natures;
    }

    private List<String> value(String at, RuleParameter parameter, JsonNode node) {
        return switch (parameter.form()) {
            case NUMBER -> number(at, node);
            case WORD -> scalar(at, node, parameter.words()::contains, parameter.words());
            case DAY -> scalar(at, node, RuleSetReader::isDay, "2018-01-01");
            case ADDRESS_OR_UNKNOWN ->
                scalar(
                        at,
                        node,
                        text -> text.equals(ProvinceRules.UNKNOWN)
                                || ADDRESS.matcher(text).matches(),
                        "https://…");
            case ADDRESS -> scalar(at, node, text -> ADDRESS.matcher(text).matches(), "https://…");
            case AREA_CODES -> texts(at, node, text -> AREA_CODE.matcher(text).matches(), "010");
            case NAMES -> texts(at, node, text -> NAME.matcher(text).matches(), "org");
            case PAPERS -> texts(at, node, RuleSetReader::isPaper, List.of(MaterialKind.values()));
            case NONE -> {
                if (!node.isMissingNode() && !(node.isArray() && node.isEmpty())) {
                    add(at, "RULE_VALUE_NOT_ALLOWED", "-");
                }
                yield List.of();
            }
        };
    }

    /** Returns the only element of a list of one, which is how a scalar is shown. */
    private static JsonNode alone(JsonNode node) {
        return node.isArray() && node.size() == 1 ? node.get(0) : node;
    }

    private static boolean isNumber(JsonNode node) {
        return node.isInt() || (node.isTextual() && node.asText().matches("[0-9]{1,5}"));
    }

    private List<String> number(String at, JsonNode value) {
        var node = alone(value);
        if (!isNumber(node) || node.asInt() < 0 || node.asInt() > GREATEST_NUMBER) {
            add(at, node.isMissingNode() ? "FIELD_MISSING" : "RULE_VALUE_NOT_ALLOWED", "0–" + GREATEST_NUMBER);
            return List.of();
        }
        return List.of(node.asText());
    }

    private List<String> scalar(String at, JsonNode value, Function<String, Boolean> fits, Object wanted) {
        var node = alone(value);
        if (!node.isTextual() || !fits.apply(node.asText())) {
            add(at, node.isMissingNode() ? "FIELD_MISSING" : "RULE_VALUE_NOT_ALLOWED", wanted);
            return List.of();
        }
        return List.of(node.asText());
    }

    private List<String> texts(String at, JsonNode node, Function<String, Boolean> fits, Object wanted) {
        var texts = new ArrayList<String>();
        if (!node.isArray()) {
            add(at, node.isMissingNode() ? "FIELD_MISSING" : "RULE_VALUE_NOT_ALLOWED", wanted);
            return texts;
        }
        for (var i = 0; i < node.size(); i++) {
            if (!node.get(i).isTextual() || !fits.apply(node.get(i).asText())) {
                add(at + "/" + i, "RULE_VALUE_NOT_ALLOWED", wanted);
            } else {
                texts.add(node.get(i).asText());
            }
        }
        return texts;
    }

    private String id(String at, JsonNode node) {
        var text = text(at, node, "id");
        if (text != null && !ID.matcher(text).matches()) {
            add(at + "/id", "RULE_ID_MALFORMED", LONGEST_ID);
        }
        return text;
    }

    private String text(String at, JsonNode node, String field) {
        var text = node.path(field);
        if (!text.isTextual() || text.asText().isBlank()) {
            add(at + "/" + field, "FIELD_MISSING");
            return null;
        }
        if (text.asText().length() > LONGEST_TEXT) {
            add(at + "/" + field, "SIZE", 1, LONGEST_TEXT);
        }
        return text.asText();
    }

    private <T> T constant(String at, JsonNode node, String field, Function<String, T> read, List<T> wanted) {
        var text = node.path(field).asText();
        try {
            return read.apply(text);
        } catch (IllegalArgumentException unknown) {
            add(at + "/" + field, node.has(field) ? "RULE_VALUE_NOT_ALLOWED" : "FIELD_MISSING", wanted);
            return null;
        }
    }

    private LocalDate day(String at, JsonNode node, String field) {
        var text = node.path(field).asText();
        if (isDay(text)) {
            return LocalDate.parse(text);
        }
        add(at + "/" + field, node.has(field) ? "RULE_VALUE_NOT_ALLOWED" : "FIELD_MISSING", "2018-01-01");
        return null;
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 1999;
        } catch (DateTimeException notADay) {
            return false;
        }
    }

    private static boolean isPaper(String text) {
        return List.of(MaterialKind.values()).stream().map(Enum::name).anyMatch(text::equals);
    }

    private void known(String at, JsonNode node, Set<String> fields) {
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                add(at + "/" + pointer(field), "RULE_FIELD_UNKNOWN");
            }
        });
    }

    /** Writes the field as a JSON pointer, cut to a readable length. */
    private static String pointer(String field) {
        var cut = field.length() > 40 ? field.substring(0, 40) : field;
        return cut.replace("~", "~0").replace("/", "~1");
    }

    private void add(String pointer, String code, Object... args) {
        faults.add(Violation.of(pointer, code, null, args));
    }
}
