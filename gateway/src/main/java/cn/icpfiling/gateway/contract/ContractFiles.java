package cn.icpfiling.gateway.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The contracts as written by their owners; the build copies them to the class path. */
final class ContractFiles {

    static final String COMMON = "common";
    static final String GATEWAY = "gateway";
    static final List<String> OWNERS = List.of(
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service",
            GATEWAY);

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClassLoader loader;

    ContractFiles(ClassLoader loader) {
        this.loader = loader;
    }

    ObjectNode common() {
        return read("contracts/common/common.yaml");
    }

    ObjectNode webhooks() {
        return read("contracts/" + GATEWAY + "/webhooks.yaml");
    }

    ObjectNode contract(String owner) {
        return read("contracts/" + owner + "/openapi.yaml");
    }

    /** Reads a file to which a contract refers, such as an example. */
    ObjectNode part(String owner, String path) {
        return read("contracts/" + owner + "/" + path.replaceFirst("^\\./", ""));
    }

    /** The problem codes of an owner's operations; empty if it has no such file. */
    ObjectNode codes(String owner) {
        return optional("contracts/" + owner + "/recorded/codes.yaml", YAML);
    }

    /** The examples that were recorded of an owner's operations; empty if it has no such file. */
    ObjectNode examples(String owner) {
        return optional("contracts/" + owner + "/recorded/examples.json", JSON);
    }

    private ObjectNode optional(String name, ObjectMapper format) {
        try (var stream = loader.getResourceAsStream(name)) {
            return stream != null && format.readTree(stream) instanceof ObjectNode found
                    ? found
                    : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode read(String name) {
        try (var stream = loader.getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name + " is missing");
            }
            return (ObjectNode) YAML.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
