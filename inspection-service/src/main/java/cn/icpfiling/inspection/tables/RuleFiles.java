package cn.icpfiling.inspection.tables;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads a file under rules/. An unknown or repeated field fails, so that a misspelled one is not ignored. */
public final class RuleFiles {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .findAndAddModules()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RuleFiles() {}

    public static <T> T read(String name, TypeReference<T> type) {
        var path = "rules/" + name;
        try (var file = RuleFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return YAML.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
