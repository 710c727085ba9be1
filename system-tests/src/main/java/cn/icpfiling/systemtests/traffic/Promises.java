package cn.icpfiling.systemtests.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges an answer of the gateway by what the published contract promises for its operation and status: the media type,
 * the JSON body and the headers. The test kit judges the answers of each module alike, by the module's own contract.
 */
public final class Promises {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract contract;
    private final Schemas schemas;
    private final List<Template> templates;

    private record Template(String text, Pattern pattern) {
        static Template of(String text) {
            var quoted = Stream.of(VARIABLE.split(text, -1)).map(Pattern::quote).toList();
            return new Template(text, Pattern.compile(String.join("[^/]+", quoted)));
        }
    }

    /**
     * An answer.
     *
     * @param path as it was requested, with its query
     * @param header returns the first value of a header
     * @param body missing if it is not JSON
     */
    public record Given(
            String method,
            String path,
            int status,
            Function<String, Optional<String>> header,
            boolean isEmpty,
            JsonNode body) {}

    public Promises(JsonNode published) {
        contract = new Contract(published);
        schemas = new Schemas(published);
        // /accounts/me is not the account "me"
        templates = contract.operations().stream()
                .map(Contract.Operation::path)
                .distinct()
                .sorted(Comparator.comparing(
                        text -> VARIABLE.matcher(text).results().count()))
                .map(Template::of)
                .toList();
    }

    /** Returns how the answer differs from the promise; nothing of an operation or status that the contract lacks. */
    public List<String> faults(Given answer) {
        var path = answer.path().replaceFirst("\\?.*", "");
        var at = templates.stream()
                .filter(template -> template.pattern().matcher(path).matches())
                .findFirst()
                .map(template -> resolved("/paths/%s/%s/responses/%d"
                        .formatted(
                                pointer(template.text()), answer.method().toLowerCase(Locale.ROOT), answer.status())))
                .orElse("");
        var faults = new ArrayList<String>();
        if (!at.isEmpty() && contract.document().at(at).isObject()) {
            body(answer, at, faults);
            contract.document()
                    .at(at + "/headers")
                    .fieldNames()
                    .forEachRemaining(name -> header(name, answer, resolved(at + "/headers/" + name), faults));
        }
        return faults;
    }

    private void body(Given answer, String at, List<String> faults) {
        var promised = contract.document().at(at + "/content");
        if (answer.isEmpty()) {
            if (!promised.isEmpty()) {
                faults.add("it has no body, and the contract promises one");
            }
            return;
        }
        var type = answer.header().apply("Content-Type").map(Promises::plain).orElse("");
        var named = promised.propertyStream()
                .map(Map.Entry::getKey)
                .filter(one -> plain(one).equals(type) || plain(one).equals(type.replaceFirst(";.*", "")))
                .findFirst();
        if (named.isEmpty()) {
            faults.add("the contract has no body of \"%s\" for it".formatted(type));
        } else if (!type.contains("ndjson") && !answer.body().isMissingNode()) { // one line alone reads like its object
            schemas.faults(at + "/content/" + pointer(named.get()) + "/schema", answer.body())
                    .forEach(fault -> faults.add("body" + fault));
        }
    }

    private void header(String name, Given answer, String at, List<String> faults) {
        var value = answer.header().apply(name);
        if (value.isPresent()) {
            var type = contract.document().at(at + "/schema/type").asText();
            schemas.faults(at + "/schema", typed(type, value.get()))
                    .forEach(fault -> faults.add("header " + name + fault));
        } else if (contract.document().at(at + "/required").asBoolean()) {
            faults.add("the header " + name + " is missing, which the contract promises");
        }
    }

    /** A header is text, whatever its schema says. */
    private static JsonNode typed(String type, String value) {
        if (type.equals("integer") || type.equals("number") || type.equals("boolean")) {
            try {
                return JSON.readTree(value);
            } catch (JsonProcessingException e) {
                return TextNode.valueOf(value);
            }
        }
        return TextNode.valueOf(value);
    }

    private static String plain(String mediaType) {
        return mediaType.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private String resolved(String pointer) {
        var reference = contract.document().at(pointer).path("$ref").asText();
        return reference.isEmpty() ? pointer : resolved(reference.substring(1));
    }
}
