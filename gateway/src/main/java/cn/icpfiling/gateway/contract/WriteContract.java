package cn.icpfiling.gateway.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the merged contract into a file without a running gateway: {@code WriteContract <file.yaml>}. {@code ./icp
 * release} freezes it as the base of later comparisons.
 */
public final class WriteContract {

    private WriteContract() {}

    public static void main(String... args) throws IOException {
        Files.write(
                Path.of(args[0]),
                PublishedContract.yaml(Union.ofBundledContracts().document()));
    }
}
