package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Checks every refusal: a problem detail of the catalogue, which is the texts of the module, without internal details.
 */
final class TrafficAudit {
    private static final List<String> CATALOGUES =
            List.of("texts/reasons_en.properties", "texts/problems_en.properties");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TRACE = Pattern.compile("urn:trace:[0-9a-f]{32}");
    private static final Pattern PLACE = Pattern.compile("\\{\\d+(,[a-z][^}]*)?}|\\$\\{|%[sd]\\b");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:[0-9:.]+(Z|[+-][0-9:]+)?");
    private static final Pattern WITH_SIX_DIGITS = Pattern.compile(".*:\\d\\d\\.\\d{6}Z");
    /** Contracts also contain instants as examples of input. */
    private static final Pattern DESCRIPTION = Pattern.compile("/(openapi|model-of-the-code)\\b");

    private static final Pattern POINTER = Pattern.compile("(/.*)?");
    private static final Pattern LEAK = Pattern.compile(
            "Exception|\\bat [a-z.]+\\(|SQL|jdbc|(?<![\\w.-])(?:org|com|java|javax|jakarta|io)\\.[a-z]|cn\\.icpfiling");

    private final Properties catalogue;

    /** One response. */
    record Seen(String request, int status, String mediaType, String trace, String body) {}

    TrafficAudit(Properties catalogue) {
        this.catalogue = catalogue;
    }

    static boolean isRefusal(int status) {
        return status >= 400;
    }

    /** Returns the code of the problem and those of its errors; empty without a problem. */
    static List<String> codes(String body) {
        var codes = new ArrayList<String>();
        try {
            var problem = JSON.readTree(body);
            if (problem != null && problem.path("code").isTextual()) {
                codes.add(problem.path("code").asText());
                problem.path("errors")
                        .forEach(error -> codes.add(error.path("code").asText()));
            }
        } catch (JsonProcessingException none) {
            return List.of();
        }
        return codes.stream().distinct().toList();
    }

    /** Returns the codes whose texts have a placeholder that was not filled. */
    static List<String> unfilled(String body) {
        try {
            var problem = JSON.readTree(body);
            if (problem == null) {
                return List.of();
            }
            return Stream.concat(
                            Stream.of(problem),
                            StreamSupport.stream(problem.path("errors").spliterator(), false))
                    .filter(one -> Stream.of("title", "detail", "remedy")
                            .anyMatch(sentence ->
                                    PLACE.matcher(one.path(sentence).asText()).find()))
                    .map(one -> one.path("code").asText())
                    .distinct()
                    .toList();
        } catch (JsonProcessingException none) {
            return List.of();
        }
    }

    /** Returns the instants of a response without six fractional digits. */
    static List<String> otherwiseWritten(String body) {
        var found = new ArrayList<String>();
        try {
            collect(JSON.readTree(body), found);
        } catch (JsonProcessingException none) {
            return List.of();
        }
        return found;
    }

    private static void collect(JsonNode node, List<String> found) {
        if (node == null) {
            return;
        }
        if (node.isTextual()
                && INSTANT.matcher(node.asText()).matches()
                && !WITH_SIX_DIGITS.matcher(node.asText()).matches()) {
            found.add(node.asText());
        }
        node.forEach(part -> collect(part, found));
    }

    /** Uses the texts of every module on the class path. */
    static TrafficAudit ofThisModule() {
        var all = new Properties();
        var loader = Thread.currentThread().getContextClassLoader();
        try {
            for (var catalogue : CATALOGUES) {
                for (var texts : Collections.list(loader.getResources(catalogue))) {
                    try (var stream = texts.openStream()) {
                        all.load(stream);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TrafficAudit(all);
    }

    /** Returns all faults of the response. */
    List<String> faults(Seen seen) {
        var faults = new ArrayList<String>();
        if (seen.mediaType().contains("json")
                && !DESCRIPTION.matcher(seen.request()).find()) {
            for (var instant : otherwiseWritten(seen.body())) {
                faults.add("\"" + instant + "\" has not six digits of a second");
            }
        }
        if (!isRefusal(seen.status())) {
            return faults;
        }
        var leak = LEAK.matcher(seen.body());
        if (leak.find()) {
            faults.add("it shows the inside: \"" + leak.group() + "\"");
        }
        if (!seen.mediaType().startsWith("application/problem+json")) {
            faults.add("it is \"" + seen.mediaType() + "\" and no problem detail");
            return faults;
        }
        try {
            problem(seen, JSON.readTree(seen.body()), faults);
        } catch (JsonProcessingException e) {
            faults.add("it is no JSON");
        }
        return faults;
    }

    private void problem(Seen seen, JsonNode body, List<String> faults) {
        var code = body.path("code").asText();
        if (!catalogue.containsKey(code + ".title")) {
            faults.add("code \"" + code + "\" is not in the catalogue");
        }
        holds("type", "urn:icpfiling:problem:" + kebab(code), body, faults);
        holds("status", String.valueOf(seen.status()), body, faults);
        holds("instance", "urn:trace:" + seen.trace(), body, faults);
        if (!TRACE.matcher(body.path("instance").asText()).matches()) {
            faults.add("instance is no trace id");
        }
        for (var sentence : List.of("title", "detail")) {
            if (body.path(sentence).asText().isBlank()) {
                faults.add(sentence + " is missing");
            }
        }
        for (var open : unfilled(seen.body())) {
            faults.add("a sentence of " + open + " has a place that nothing was put into");
        }
        var unknown = new TreeSet<String>();
        for (var error : body.path("errors")) {
            if (!catalogue.containsKey(error.path("code").asText() + ".detail")) {
                unknown.add(error.path("code").asText());
            }
            if (!error.path("pointer").isTextual()
                    || !POINTER.matcher(error.path("pointer").asText()).matches()) {
                faults.add("pointer of " + error + " is none");
            }
        }
        if (!unknown.isEmpty()) {
            faults.add("codes " + unknown + " of its errors are not in the catalogue");
        }
    }

    private static void holds(String field, String wanted, JsonNode body, List<String> faults) {
        if (!body.path(field).asText().equals(wanted)) {
            faults.add(field + " is \"" + body.path(field).asText() + "\" in place of \"" + wanted + "\"");
        }
    }

    private static String kebab(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-');
    }
}
