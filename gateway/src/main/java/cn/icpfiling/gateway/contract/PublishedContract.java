package cn.icpfiling.gateway.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The merged contract, and that of the webhooks, as bytes, created once at the start. The same contracts always give the same bytes. */
@Singleton
public final class PublishedContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TERMS = "/docs/zh/concepts/conventions#terms";
    private static final String CONTACT = "/docs/zh/concepts/conventions#contact";

    private final List<Operation> operations;
    private final byte[] yaml;
    private final byte[] json;
    private final byte[] webhooksYaml;
    private final byte[] webhooksJson;

    /**
     * Keeps the bytes and the operations. The tree they are made of is many times larger, and nothing reads it again.
     *
     * @param origin the gateway's public address, which tokens name as their issuer: OpenAPI 3.1 asks for whole addresses
     *     of terms and contact
     */
    public PublishedContract(@ConfigProperty(name = "icp.issuer") String origin) {
        var union = Union.ofBundledContracts();
        operations = union.operations();
        var document = withAddresses(union.document(), origin);
        yaml = yaml(document);
        json = json(document);
        var webhooks = WebhookContract.of(
                new ContractFiles(Thread.currentThread().getContextClassLoader()).webhooks(), document);
        webhooksYaml = yaml(webhooks);
        webhooksJson = json(webhooks);
    }

    /** Names the pages with the terms and with whom to ask. */
    static ObjectNode withAddresses(ObjectNode document, String origin) {
        var info = document.withObjectProperty("info").put("termsOfService", origin + TERMS);
        info.withObjectProperty("contact").put("url", origin + CONTACT);
        return document;
    }

    public byte[] yaml() {
        return yaml;
    }

    public byte[] json() {
        return json;
    }

    /** The contract of the webhooks, in AsyncAPI. */
    public byte[] webhooksYaml() {
        return webhooksYaml;
    }

    public byte[] webhooksJson() {
        return webhooksJson;
    }

    @Produces
    @Singleton
    RouteTable routes() {
        return new RouteTable(operations);
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
