package cn.icpfiling.planted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/** Reads stored JSON in each way that may refuse what a later release wrote. */
final class OwnJson {
    record Row(String name) {}

    Row text(ObjectMapper json, String column) throws JsonProcessingException {
        return json.readValue(column, Row.class);
    }

    List<Row> typed(JsonMapper json, String column) throws JsonProcessingException {
        return json.readValue(column, new TypeReference<>() {});
    }

    Row tree(ObjectMapper json, JsonNode column) throws JsonProcessingException {
        return json.treeToValue(column, Row.class);
    }

    Row converted(ObjectMapper json, JsonNode column) {
        return json.convertValue(column, Row.class);
    }

    Row read(ObjectReader json, String column) throws IOException {
        return json.readValue(column, Row.class);
    }
}
