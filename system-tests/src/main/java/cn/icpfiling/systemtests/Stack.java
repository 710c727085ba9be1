package cn.icpfiling.systemtests;

import java.net.URI;
import java.nio.file.Path;

/** The location of the running stack; {@code ./icp} sets it in the environment. */
public record Stack(URI gateway, URI sandbox, String kafka, Path bootstrapFile, Path logs, Path script) {

    public static Stack fromEnvironment() {
        return new Stack(
                URI.create(told("ICP_GATEWAY_URL", "http://localhost:8080")),
                URI.create(told("ICP_SANDBOX_URL", "http://localhost:8090")),
                told("ICP_KAFKA", "localhost:8092"),
                Path.of(told("ICP_BOOTSTRAP_FILE", "../.icp/keys/bootstrap.yaml")),
                Path.of(told("ICP_HOME", "../.icp")).resolve("log"),
                Path.of(told("ICP_SCRIPT", "../icp")));
    }

    private static String told(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
