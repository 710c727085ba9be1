package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.contract.PublishedContract;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** The contract has no deprecated operation yet; in the tests of this module this one is. */
final class OneDeprecatedOperation {

    static final String PATH = "/api/v1/partners";

    private OneDeprecatedOperation() {}

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    static Deprecations deprecations(PublishedContract contract) throws IOException {
        var operation = (ObjectNode) new ObjectMapper()
                .readTree(contract.json().plain())
                .path("paths")
                .path(PATH)
                .path("get");
        operation.put("x-icp-deprecated-since", "2026-11-29").put("x-icp-sunset", "2027-06-01");
        return new Deprecations(JsonNodeFactory.instance.arrayNode().add(operation));
    }
}
