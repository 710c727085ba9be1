package cn.icpfiling.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the build makes of all contracts, for the gateway to read at its start: {@code MergedContract <folder>} writes it. To merge them in
 * a process that has just started, and interprets everything, took two of five seconds of the gateway's start.
 */
final class MergedContract {

    /** Stands for the gateway's public address, which only its start knows. No contract may name it. */
    static final String ORIGIN = "https://origin.invalid";

    private static final String FOLDER = "merged/";
    private static final String OPERATIONS = "operations.json";
    private static final String DEPRECATED = "deprecated";
    private static final List<String> TOLD =
            List.of("operationId", DEPRECATED, "x-icp-deprecated-since", "x-icp-sunset");
    private static final String TIMEOUT = "timeoutSeconds";
    private static final ObjectMapper JSON = new ObjectMapper();

    private MergedContract() {}

    public static void main(String... args) throws IOException {
        var folder = Files.createDirectories(Path.of(args[0]));
        var union = Union.ofBundledContracts();
        PublishedFile.keep(folder.resolve(OPERATIONS), PublishedContract.json(operations(union)));
        var document = union.document();
        var files = new ContractFiles(Thread.currentThread().getContextClassLoader());
        if ((document.toString() + files.webhooks()).contains(ORIGIN)) {
            throw new IllegalStateException("a contract names " + ORIGIN);
        }
        PublishedContract.withAddresses(document, ORIGIN);
        PublishedFile.write(folder, "openapi.yaml", PublishedContract.yaml(document), ORIGIN);
        PublishedFile.write(folder, "openapi.json", PublishedContract.json(document), ORIGIN);
        var webhooks = WebhookContract.of(files.webhooks(), document);
        PublishedFile.write(folder, "asyncapi.yaml", PublishedContract.yaml(webhooks), ORIGIN);
        PublishedFile.write(folder, "asyncapi.json", PublishedContract.json(webhooks), ORIGIN);
    }

    private static ObjectNode operations(Union union) {
        var file = JsonNodeFactory.instance.objectNode();
        var all = file.putArray("operations");
        union.operations().forEach(operation -> {
            var one = all.addObject()
                    .put("owner", operation.owner())
                    .put("method", operation.method())
                    .put("path", operation.path())
                    .put("id", operation.id())
                    .put("open", operation.open())
                    .put("tokenIsChoice", operation.tokenIsChoice())
                    .put("maxBody", operation.maxBody());
            operation.timeout().ifPresent(longest -> one.put(TIMEOUT, longest.toSeconds()));
        });
        file.set(DEPRECATED, deprecated(union.document()));
        return file;
    }

    private static JsonNode deprecated(ObjectNode document) {
        var notices = JsonNodeFactory.instance.arrayNode();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.path(DEPRECATED).asBoolean()) {
                        notices.add(((ObjectNode) operation).deepCopy().retain(TOLD));
                    }
                }));
        return notices;
    }

    /** The operations and, as {@code deprecated}, what their contracts say of those that are. */
    record Operations(List<Operation> all, JsonNode deprecated) {

        static Operations read() {
            var file = tree();
            var all = file.path("operations")
                    .valueStream()
                    .map(Operations::operation)
                    .toList();
            return new Operations(all, file.path(DEPRECATED));
        }

        private static Operation operation(JsonNode of) {
            return new Operation(
                    of.path("owner").asText(),
                    of.path("method").asText(),
                    of.path("path").asText(),
                    of.path("id").asText(),
                    of.path("open").asBoolean(),
                    of.path("tokenIsChoice").asBoolean(),
                    of.path("maxBody").asLong(),
                    of.has(TIMEOUT)
                            ? Optional.of(Duration.ofSeconds(of.path(TIMEOUT).asLong()))
                            : Optional.empty());
        }

        private static JsonNode tree() {
            try {
                return JSON.readTree(bytes(OPERATIONS));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One of the published files, with the address at which this gateway is reached. */
    static PublishedFile published(String name, String origin) {
        try {
            return PublishedFile.read(MergedContract::bytes, name, ORIGIN, origin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new FileNotFoundException(FOLDER + name + " is missing: the build makes it after compiling");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
