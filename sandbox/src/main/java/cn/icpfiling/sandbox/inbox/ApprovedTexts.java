package cn.icpfiling.sandbox.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The templates that the providers have approved, by code. A message has exactly the variables of its template, as a carrier wants it; the
 * words are the template's own.
 */
@ApplicationScoped
class ApprovedTexts {

    private static final String FILE = "/inbox/approved-texts.json";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    private final ObjectMapper json;
    private final Map<String, String> texts;

    ApprovedTexts(ObjectMapper json) {
        this.json = json;
        try (var file = Objects.requireNonNull(ApprovedTexts.class.getResourceAsStream(FILE), FILE)) {
            texts = json.readValue(file, new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** What comes of a code and its parameters. */
    sealed interface Result {

        record Text(String text) implements Result {}

        /** @param code as the provider names the fault */
        record Refused(String code) implements Result {}
    }

    /** @param unknown the provider's code for a template that it does not have */
    Result composed(String template, String parameters, String unknown) {
        var text = template == null ? null : texts.get(template);
        if (text == null) {
            return new Result.Refused(unknown);
        }
        JsonNode values;
        try {
            values = json.readTree(parameters == null ? "" : parameters);
        } catch (JsonProcessingException e) {
            return new Result.Refused("isv.INVALID_JSON_PARAM");
        }
        if (!values.isObject()) {
            return new Result.Refused("isv.INVALID_JSON_PARAM");
        }
        var wanted = new TreeSet<String>();
        VARIABLE.matcher(text).results().forEach(variable -> wanted.add(variable.group(1)));
        var sent = new TreeSet<String>();
        values.fieldNames().forEachRemaining(sent::add);
        if (!sent.containsAll(wanted)) {
            return new Result.Refused("isv.TEMPLATE_MISSING_PARAMETERS");
        }
        if (!wanted.containsAll(sent)
                || sent.stream().anyMatch(name -> !values.path(name).isTextual())) {
            return new Result.Refused("isv.TEMPLATE_PARAMS_ILLEGAL");
        }
        return new Result.Text(VARIABLE.matcher(text)
                .replaceAll(variable ->
                        Matcher.quoteReplacement(values.path(variable.group(1)).textValue())));
    }
}
