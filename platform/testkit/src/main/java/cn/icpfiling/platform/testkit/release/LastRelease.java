package cn.icpfiling.platform.testkit.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code ./icp release} froze of one release: {@code openapi.yaml}, the merged contract;
 * {@code events/<module>/asyncapi.yaml} with {@code schemas}; and {@code migrations.sha256}.
 *
 * @param version three numbers, as 0.1.0
 * @param folder where the files stand
 */
public record LastRelease(String version, Path folder) {
    /** What a test says while {@code docs/releases} holds no release; {@code ./icp test} repeats it, and its strict run passes all the same. */
    public static final String NONE = "NOT CHECKED: breaks against the last release, because there is none yet";

    private static final Path RELEASES = Path.of("docs/releases");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    /** Returns the release with the highest version below the root of a work tree. */
    public static Optional<LastRelease> of(Path root) throws IOException {
        var releases = root.resolve(RELEASES);
        if (!Files.isDirectory(releases)) {
            return Optional.empty();
        }
        try (var folders = Files.list(releases)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder ->
                            VERSION.matcher(folder.getFileName().toString()).matches())
                    .map(folder -> new LastRelease(folder.getFileName().toString(), folder))
                    .max(Comparator.comparing(LastRelease::number));
        }
    }

    private String number() {
        var number = new StringBuilder();
        for (var part : version.split("\\.")) {
            number.append("%09d".formatted(Integer.parseInt(part)));
        }
        return number.toString();
    }

    /** Whether callers rely on the contracts, by Semantic Versioning. */
    public boolean isStable() {
        return !version.startsWith("0.");
    }

    /** Returns what breaks callers of this release in the merged contract of today. */
    public List<Break> operations(JsonNode today) {
        return OpenApiComparison.between(
                Part.read(folder.resolve("openapi.yaml")).root(), today);
    }

    /** Returns what breaks consumers of this release in the contracts of events below the root of a work tree. */
    public List<Break> events(Path root) throws IOException {
        return EventComparison.between(files(folder.resolve("events"), "asyncapi.yaml"), asyncApis(root));
    }

    /** Returns what breaks databases and replicas of this release in the migrations of a work tree. */
    public List<Break> migrations(Path root) throws IOException {
        return MigrationComparison.between(
                Files.readAllLines(folder.resolve("migrations.sha256")), root, migrationsOf(root));
    }

    private static List<Path> asyncApis(Path root) throws IOException {
        var contracts = new ArrayList<Path>();
        for (var module : modules(root)) {
            var contract = module.resolve("src/main/contract/asyncapi.yaml");
            if (Files.exists(contract)) {
                contracts.add(contract);
            }
        }
        return contracts;
    }

    /** The benches have a schema that no release carries. */
    private static List<Path> migrationsOf(Path root) throws IOException {
        var migrations = new ArrayList<Path>();
        for (var module : modules(root)) {
            var folder = module.resolve("src/main/resources/db");
            if (Files.isDirectory(folder) && !module.endsWith("bench")) {
                files(folder, ".sql").forEach(file -> migrations.add(root.relativize(file)));
            }
        }
        return migrations;
    }

    private static List<Path> modules(Path root) throws IOException {
        var modules = new ArrayList<Path>();
        for (var parent : List.of(root, root.resolve("platform"))) {
            try (var folders = Files.list(parent)) {
                folders.filter(Files::isDirectory).sorted().forEach(modules::add);
            }
        }
        return modules;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
