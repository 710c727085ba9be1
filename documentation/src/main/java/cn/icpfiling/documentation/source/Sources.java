package cn.icpfiling.documentation.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads the files of the other modules. */
public final class Sources {

    /** The modules whose refusals and contracts reach users. */
    static final List<String> MODULES = List.of(
            "platform/core",
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service",
            "gateway");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;

    public Sources(Path root) {
        this.root = root;
    }

    public Path path(String name) {
        return root.resolve(name);
    }

    public boolean has(String name) {
        return Files.exists(path(name));
    }

    public String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode yaml(String name) {
        try {
            return YAML.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    JsonNode json(String name) {
        try {
            return JSON.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The texts of a properties file in the order of the file; empty if there is none. */
    Map<String, String> properties(String name) {
        var texts = new LinkedHashMap<String, String>();
        if (!has(name)) {
            return texts;
        }
        var ordered = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                texts.put((String) key, (String) value);
                return super.put(key, value);
            }
        };
        try (var reader = Files.newBufferedReader(path(name))) {
            ordered.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
