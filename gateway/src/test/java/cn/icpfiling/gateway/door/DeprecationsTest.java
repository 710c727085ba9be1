package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.gateway.contract.Operation;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeprecationsTest {

    @Test
    void a_deprecated_operation_says_since_when_and_until_when() throws Exception {
        var deprecations = new Deprecations(new ObjectMapper().readTree("""
                [{"operationId": "old", "deprecated": true, "x-icp-deprecated-since": "2026-11-29", "x-icp-sunset": "2027-06-01"},
                 {"operationId": "older", "deprecated": true}]
                """));

        assertThat(told(deprecations, "old").get("Deprecation")).isEqualTo("@1795881600");
        assertThat(told(deprecations, "old").get("Sunset")).isEqualTo("Mon, 31 May 2027 16:00:00 GMT");
        assertThat(told(deprecations, "older").get("Deprecation")).isEqualTo("@0");
        assertThat(told(deprecations, "older").contains("Sunset")).isFalse();
        assertThat(told(deprecations, "present")).isEmpty();
    }

    private static MultiMap told(Deprecations deprecations, String id) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        deprecations.tell(new Operation("any", "GET", "/a", id, true, false, 1, Optional.empty()), headers);
        return headers;
    }
}
