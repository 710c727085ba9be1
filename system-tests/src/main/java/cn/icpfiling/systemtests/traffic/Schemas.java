package cn.icpfiling.systemtests.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schemas of the published contract, to judge a body by. */
final class Schemas {

    private static final String ADDRESS = "https://contract.invalid/openapi";

    private final JsonSchemaFactory factory;
    private final SchemaValidatorsConfig settings =
            SchemaValidatorsConfig.builder().build();
    private final Map<String, JsonSchema> known = new HashMap<>();

    Schemas(JsonNode contract) {
        factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, contract.toString()))));
    }

    /** Returns how the body differs from the schema at this pointer; empty if it fits. */
    List<String> faults(String pointer, JsonNode body) {
        return known
                .computeIfAbsent(pointer, at -> factory.getSchema(SchemaLocation.of(ADDRESS + "#" + at), settings))
                .validate(body)
                .stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }
}
