package cn.icpfiling.documentation.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes JSON for people. */
final class Json {

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private Json() {}

    static String pretty(ObjectMapper json, JsonNode node) {
        var printer = new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        try {
            return json.writer(printer).writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
