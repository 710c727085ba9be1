package cn.icpfiling.sandbox;

import cn.icpfiling.platform.testkit.LocalStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The test kit's database, without the broker, the keysets and the tokens of a service: the sandbox has none of them. */
public final class SandboxStack implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        LocalStack.startWithoutBroker();
        return Map.of(
                "quarkus.datasource.jdbc.url", LocalStack.jdbcUrl(),
                "quarkus.datasource.username", "icp_test",
                "quarkus.datasource.password", "rows-only",
                "icp.db.ddl-user", "icp_test_ddl",
                "icp.db.ddl-password", "tables-too");
    }

    @Override
    public void stop() {
        // the stack ends with the JVM
    }
}
