package cn.icpfiling.platform.monitoring;

import static cn.icpfiling.platform.monitoring.Monitoring.list;
import static cn.icpfiling.platform.monitoring.Monitoring.map;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * The values of labels as {@code deploy/monitoring/labels.yaml} finds them in the sources.
 *
 * @param text the text of a file by its path in the repository
 */
record LabelValues(List<Map<String, Object>> entries, Function<String, String> text) {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
    private static final Pattern CONSTANT = Pattern.compile("\\s*(\\w+)\\s*");

    static LabelValues read(Function<String, String> text) {
        var entries = new ArrayList<Map<String, Object>>();
        list(new Yaml().load(Monitoring.text(Monitoring.FOLDER.resolve("labels.yaml"))))
                .forEach(entry -> entries.add(map(entry)));
        return new LabelValues(entries, text);
    }

    static String ofRepository(String path) {
        return Monitoring.text(Monitoring.ROOT.resolve(Path.of(path)));
    }

    /** What no series has, and entries that say nothing. */
    List<String> faults(Collection<LabelMatcher> matchers) {
        var faults = new ArrayList<String>();
        for (var matcher : matchers) {
            var entry = entryOf(matcher);
            if (entry.isEmpty()) {
                faults.add("labels.yaml does not say where the values come from: " + matcher);
                continue;
            }
            var values = values(entry.get());
            for (var alternative : matcher.alternatives()) {
                if (values.stream().noneMatch(value -> value.matches(alternative))) {
                    faults.add("no series has it: " + matcher + ", the values are " + values);
                }
            }
        }
        for (var entry : entries) {
            if (matchers.stream().noneMatch(matcher -> entryOf(matcher).equals(Optional.of(entry)))) {
                faults.add("no rule and no dashboard uses it: " + entry);
            }
            faults.addAll(faults(entry));
        }
        return faults;
    }

    /** A metric of the project needs a source; only the values of others can be given. */
    private List<String> faults(Map<String, Object> entry) {
        var faults = new ArrayList<String>();
        var own = list(entry.get("of")).stream().anyMatch(name -> ((String) name).matches("(?:icp|gateway)_.*"));
        if (own) {
            var source = text.apply((String) entry.get("set"));
            for (var written : List.of(entry.get("metric"), entry.get("label"))) {
                if (!source.contains("\"" + written + "\"")) {
                    faults.add(entry.get("set") + " does not name " + written);
                }
            }
            var name = ((String) entry.get("metric")).replace('.', '_');
            if (list(entry.get("of")).stream().anyMatch(of -> !((String) of).matches(name + "(?:_total)?"))) {
                faults.add(entry.get("metric") + " is not " + entry.get("of"));
            }
        }
        if (entry.containsKey("given") && (own || !entry.containsKey("by"))) {
            faults.add("the values of " + entry.get("label") + " need a source");
        }
        return faults;
    }

    Optional<Map<String, Object>> entryOf(LabelMatcher matcher) {
        var ofLabel = entries.stream()
                .filter(entry -> entry.get("label").equals(matcher.label()))
                .toList();
        return ofLabel.stream()
                .filter(entry -> list(entry.get("of")).contains(matcher.metric()))
                .findFirst()
                .or(() -> ofLabel.stream()
                        .filter(entry -> !entry.containsKey("of"))
                        .findFirst());
    }

    Set<String> values(Map<String, Object> entry) {
        var values = new TreeSet<String>();
        list(entry.get("given")).forEach(value -> values.add((String) value));
        if (entry.containsKey("enum")) {
            var place = map(entry.get("enum"));
            values.addAll(constants(text.apply((String) place.get("file")), (String) place.get("name")));
            for (var without : list(entry.get("without"))) {
                if (!values.remove(without)) {
                    throw new IllegalStateException(place.get("name") + " has no " + without);
                }
            }
            for (var also : list(entry.get("also"))) {
                if (text.apply((String) entry.get("set")).contains("\"" + also + "\"")) {
                    values.add((String) also);
                }
            }
        }
        var prefixes = entry.containsKey("prefixes") ? found(map(entry.get("prefixes"))) : Set.of("");
        for (var file : list(entry.get("files"))) {
            for (var value : found(Map.of("file", file, "pattern", entry.get("pattern")))) {
                prefixes.forEach(prefix -> values.add(prefix + value));
            }
        }
        if (entry.containsKey("thousandths")) {
            return new TreeSet<>(values.stream()
                    .map(value -> String.valueOf(Integer.parseInt(value) / 1000.0))
                    .toList());
        }
        return entry.containsKey("lower")
                ? new TreeSet<>(values.stream()
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .toList())
                : values;
    }

    private Set<String> found(Map<String, Object> place) {
        var found = new LinkedHashSet<String>();
        Pattern.compile((String) place.get("pattern"))
                .matcher(text.apply((String) place.get("file")))
                .results()
                .forEach(one -> found.add(one.group(1)));
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    place + " finds nothing: write the pattern of labels.yaml as the source is now");
        }
        return found;
    }

    /** The constants of an enum: the first word of each of its parts until a semicolon, outside brackets. */
    static List<String> constants(String source, String name) {
        var code = COMMENT.matcher(source).replaceAll("");
        var head = Pattern.compile("\\benum " + name + "\\b[^{]*\\{").matcher(code);
        if (!head.find()) {
            throw new IllegalStateException("there is no enum " + name);
        }
        var constants = new ArrayList<String>();
        var part = new StringBuilder();
        var depth = 0;
        for (var at = head.end(); at < code.length() && depth >= 0; at++) {
            var letter = code.charAt(at);
            depth += "({".indexOf(letter) >= 0 ? 1 : ")}".indexOf(letter) >= 0 ? -1 : 0;
            var ends = depth < 0 || depth == 0 && (letter == ',' || letter == ';');
            if (ends) {
                var constant = CONSTANT.matcher(part);
                if (constant.lookingAt()) {
                    constants.add(constant.group(1));
                }
                part.setLength(0);
            } else {
                part.append(letter);
            }
            if (ends && letter == ';') {
                break;
            }
        }
        return constants;
    }
}
