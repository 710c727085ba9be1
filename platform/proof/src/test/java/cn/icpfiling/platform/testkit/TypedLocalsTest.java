package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All modules declare local variables in one way. */
class TypedLocalsTest {
    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));

    @Test
    void no_local_variable_repeats_the_type_of_its_initializer() throws IOException {
        var sources = new ArrayList<Path>();
        for (var module : ModulePackagesTest.modules()) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }

        assertThat(sources)
                .anySatisfy(file -> assertThat(file).endsWith(Path.of("outbox/Outbox.java")))
                .anySatisfy(file -> assertThat(file).endsWith(Path.of("testkit/TypedLocalsTest.java")));
        assertThat(TypedLocals.in(sources)).isEmpty();
    }

    @Test
    void a_repeated_type_is_found(@TempDir Path folder) throws IOException {
        var breaches = List.of(
                "long sum = 0;",
                "int less = -1;",
                "String word = \"word\" + sum;",
                "boolean empty = names.isEmpty() && sum == 0;",
                "List<String> copy = new ArrayList<>(names);",
                "byte[] bytes = new byte[8];",
                "Path same = (Path) file;",
                "Path parent = file.getParent();",
                "String[] all = names.toArray(String[]::new);",
                "for (int i = 0; i < 8; i++) {}",
                "for (String name : names) {}",
                "try (InputStream in = Files.newInputStream(file)) {}",
                "Runnable later = () -> { Path inside = file.getRoot(); };",
                "switch (names.size()) { case 1: Path one = file.getFileName(); default: }");

        for (var breach : breaches) {
            assertThat(TypedLocals.in(planted(folder, breach))).as(breach).hasSize(1);
        }
        assertThat(TypedLocals.in(planted(folder, breaches.getFirst())))
                .singleElement()
                .asString()
                .endsWith("Planted.java:3 declares sum with a type; write var");
    }

    @Test
    void a_type_that_var_would_change_or_cannot_find_is_spared(@TempDir Path folder) throws IOException {
        var sound = List.of(
                "var sum = 0L;",
                "Path later;",
                "String none = null;",
                "Runnable run = () -> {};",
                "Runnable call = this::plant;",
                "int[] weights = {1, 2};",
                "Map<String, Object> settings = Map.of(\"key\", 1);",
                "String chosen = body.path(\"id\");",
                "long unboxed = numbers.getFirst();",
                "long product = 2 * 3;",
                "for (long number : numbers) {}",
                "for (var name : names) {}",
                "Runnable made = new Runnable() { @Override public void run() {} };",
                "names.forEach((String name) -> {});",
                "if (file instanceof Path path) {}");

        for (var line : sound) {
            assertThat(TypedLocals.in(planted(folder, line))).as(line).isEmpty();
        }
    }

    private static List<Path> planted(Path folder, String line) throws IOException {
        var source = """
                class Planted {
                    private long field = 0; void plant() {
                        %s
                    }
                }
                """;
        return List.of(Files.writeString(folder.resolve("Planted.java"), source.formatted(line)));
    }
}
