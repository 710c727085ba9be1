package cn.icpfiling.documentation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The whole site, made once for all tests. */
final class BuiltSite {

    static final Path ROOT = Path.of(System.getProperty("icp.root", ".."));
    static final BuildSite SITE = BuildSite.of(ROOT);

    private BuiltSite() {}

    /** The text of a file whose address has a digest after the name. */
    static String asset(String name) {
        return SITE.assets().entrySet().stream()
                .filter(asset -> asset.getKey().startsWith("/docs/assets/" + name + "."))
                .map(asset -> new String(asset.getValue(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
