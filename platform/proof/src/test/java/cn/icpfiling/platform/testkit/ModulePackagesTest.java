package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One module owns a package. A reader finds its classes in one folder, and no other module reaches its package-private members. */
class ModulePackagesTest {
    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    @Test
    void no_package_stands_in_two_modules() throws IOException {
        var modules = modules();

        assertThat(modules).contains("platform/core", "platform/data", "filing-service");
        assertThat(modulesByPackage(ROOT, modules))
                .containsKeys("cn/icpfiling/platform/outbox", "cn/icpfiling/filing/submission");
        assertThat(inSeveral(ROOT, modules)).isEmpty();
    }

    @Test
    void a_package_that_stands_in_two_modules_is_named(@TempDir Path root) throws IOException {
        plant(root, "one/src/main/java/planted/shared/First.java");
        plant(root, "two/src/main/java/planted/shared/Second.java");
        plant(root, "two/src/main/java/planted/own/Third.java");
        plant(root, "two/src/test/java/planted/tested/ThirdTest.java");

        assertThat(inSeveral(root, List.of("one", "two")))
                .containsExactly(Map.entry("planted/shared", Set.of("one", "two")));
    }

    private static void plant(Path root, String file) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.createFile(root.resolve(file));
    }

    static List<String> modules() throws IOException {
        return MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Map<String, Set<String>> inSeveral(Path root, List<String> modules) throws IOException {
        var several = modulesByPackage(root, modules);
        several.values().removeIf(owners -> owners.size() < 2);
        return several;
    }

    private static Map<String, Set<String>> modulesByPackage(Path root, List<String> modules) throws IOException {
        var byPackage = new TreeMap<String, Set<String>>();
        for (var module : modules) {
            var sources = root.resolve(module).resolve("src/main/java");
            if (Files.isDirectory(sources)) {
                try (var files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(file -> sources.relativize(file.getParent()).toString())
                            .forEach(name -> byPackage
                                    .computeIfAbsent(name, unseen -> new TreeSet<>())
                                    .add(module));
                }
            }
        }
        return byPackage;
    }
}
