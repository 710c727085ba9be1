package cn.icpfiling.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of a contract, to judge JSON by. */
public final class ContractSchemas {

    private static final String ADDRESS = "https://contract.invalid/openapi";

    private final JsonSchema document;
    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();

    /** @param contract an OpenAPI document; a component of another file stands in it as well */
    public ContractSchemas(JsonNode contract) {
        // one document for all its parts: a schema by the address of each part would read the contract once a part
        document = JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder ->
                                builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, contract.toString()))))
                .getSchema(
                        SchemaLocation.of(ADDRESS),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .pathType(PathType.JSON_POINTER)
                                .build());
    }

    /** Returns how the value differs from the schema at this pointer, each fault with its place; empty if it fits. */
    public List<String> faults(String pointer, JsonNode value) {
        return known.computeIfAbsent(pointer, this::compiled).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /** One at a time, because tests send several requests at once. */
    private synchronized JsonSchema compiled(String pointer) {
        return document.getSubSchema(SchemaLocation.Fragment.of(pointer));
    }
}
