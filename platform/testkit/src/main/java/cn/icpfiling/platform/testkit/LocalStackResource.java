package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.crypto.NewKeysets;
import cn.icpfiling.platform.id.KeyOrigin;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/**
 * For {@code @QuarkusTestResource}: database, broker, keysets and test tokens, and the configuration that connects the
 * service under test to them. They run until the JVM ends.
 */
public class LocalStackResource implements QuarkusTestResourceLifecycleManager {
    static final String KEYS_NAME = "test";

    @Override
    public Map<String, String> start() {
        LocalStack.start();
        var keys =
                FrozenData.IS_WANTED ? FrozenData.keys() : LocalStack.folder().resolve("keys");
        var origin = FrozenData.IS_WANTED ? KeyOrigin.DEVELOPMENT : KeyOrigin.INSTALLATION;
        var files = LocalStack.folder().resolve("files");
        var jwks = LocalStack.folder().resolve("jwks.json");
        try {
            NewKeysets.make(keys, KEYS_NAME, origin);
            Files.createDirectories(files);
            Files.writeString(jwks, TestTokens.jwks());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", LocalStack.jdbcUrl());
        settings.put("quarkus.datasource.username", LocalStack.USER);
        settings.put("quarkus.datasource.password", LocalStack.PASSWORD);
        settings.put("icp.db.ddl-user", LocalStack.DDL_USER);
        settings.put("icp.db.ddl-password", LocalStack.DDL_PASSWORD);
        settings.put("kafka.bootstrap.servers", LocalStack.bootstrapServers());
        settings.put("icp.keys.dir", keys.toString());
        settings.put("icp.keys.name", KEYS_NAME);
        // A rotation waits for each keyset to be read again, three times.
        settings.put("icp.keys.reload", "PT1S");
        settings.put("icp.files.dir", files.toString());
        settings.put("icp.audit.anchors.dir", LocalStack.anchors().toString());
        settings.put("icp.issuer", TestTokens.ISSUER);
        settings.put("mp.jwt.verify.issuer", TestTokens.ISSUER);
        settings.put("mp.jwt.verify.publickey.location", jwks.toUri().toString());
        settings.put("icp.clock.movable", "true");
        settings.put("icp.environment", "test");
        settings.put("icp.db.second-connection", "refused");
        return settings;
    }

    @Override
    public void stop() {
        // the next test class uses the stack too, and it ends with the JVM
    }
}
