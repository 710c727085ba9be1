package cn.icpfiling.filing.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads the dated data under rules/. */
final class RuleFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String FOLDER = "rules/";

    private RuleFiles() {}

    static JsonNode read(String name) {
        try {
            return YAML.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static String text(String name) {
        return DataFiles.text(FOLDER + name);
    }
}
