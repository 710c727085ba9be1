package cn.icpfiling.planted;

import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Keeps the rules: a column by JsonText, a file of the release strictly, an answer as a tree. */
final class SoundJson {
    record Row(String name) {}

    Row column(String column) {
        return JsonText.read(column, Row.class);
    }

    Row file(String file) throws JsonProcessingException {
        return new YAMLMapper().readValue(file, Row.class);
    }

    JsonNode answer(ObjectMapper json, String body) throws JsonProcessingException {
        return json.readTree(body);
    }
}
