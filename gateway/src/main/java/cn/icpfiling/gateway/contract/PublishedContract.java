package cn.icpfiling.gateway.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The merged contract, and that of the webhooks, as files. The same contracts always give the same bytes. */
@Singleton
public final class PublishedContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TERMS = "/docs/zh/concepts/conventions#terms";
    private static final String CONTACT = "/docs/zh/concepts/conventions#contact";

    private final MergedContract.Operations operations = MergedContract.Operations.read();
    private final PublishedFile yaml;
    private final PublishedFile json;
    private final PublishedFile webhooksYaml;
    private final PublishedFile webhooksJson;

    /**
     * Reads what the build has merged.
     *
     * @param origin the gateway's public address, which tokens name as their issuer: OpenAPI 3.1 asks for whole addresses
     *     of terms and contact
     */
    public PublishedContract(@ConfigProperty(name = "icp.issuer") String origin) {
        yaml = MergedContract.published("openapi.yaml", origin);
        json = MergedContract.published("openapi.json", origin);
        webhooksYaml = MergedContract.published("asyncapi.yaml", origin);
        webhooksJson = MergedContract.published("asyncapi.json", origin);
    }

    /** Names the pages with the terms and with whom to ask. */
    static ObjectNode withAddresses(ObjectNode document, String origin) {
        var info = document.withObjectProperty("info").put("termsOfService", origin + TERMS);
        info.withObjectProperty("contact").put("url", origin + CONTACT);
        return document;
    }

    public PublishedFile yaml() {
        return yaml;
    }

    public PublishedFile json() {
        return json;
    }

    /** The contract of the webhooks, in AsyncAPI. */
    public PublishedFile webhooksYaml() {
        return webhooksYaml;
    }

    public PublishedFile webhooksJson() {
        return webhooksJson;
    }

    /** What the contracts say of each operation that they mark as deprecated. */
    public JsonNode deprecated() {
        return operations.deprecated();
    }

    @Produces
    @Singleton
    RouteTable routes() {
        return new RouteTable(operations.all());
    }

    static byte[] json(ObjectNode document) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Uses SnakeYAML's own writer, because it quotes '200' and 'on', which other readers take for a number and a
     * boolean.
     */
    static byte[] yaml(ObjectNode document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        var plain = JSON.convertValue(document, new TypeReference<Map<String, Object>>() {});
        return new Yaml(options).dump(plain).getBytes(StandardCharsets.UTF_8);
    }
}
