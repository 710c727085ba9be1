package cn.icpfiling.gateway.door;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A gateway that speaks HTTP/2 over TLS and in clear text, and has little patience. One for all tests of HTTP/2. */
public final class Http2Spoken implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "icp.gateway.http2-in-clear-text", "true",
                "icp.gateway.timeout", "30s",
                "icp.gateway.body.silence", "4s",
                "icp.gateway.body.grace", "4s",
                "icp.gateway.answer.silence", "2s",
                "icp.gateway.answer.grace", "4s",
                "icp.gateway.limits.address", "100000",
                "icp.gateway.limits.account", "100000");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StubServices.class), new TestResourceEntry(OwnKey.class));
    }
}
