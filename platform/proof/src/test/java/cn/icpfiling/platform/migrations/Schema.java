package cn.icpfiling.platform.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The migrations that one schema sees: those of its module and those of the platform, in the order of its changelog.
 *
 * @param folder where the module keeps its migrations
 * @param included the paths that the changelog names, as the class path knows them
 */
record Schema(Path folder, List<String> included) {
    private static final Pattern INCLUDE = Pattern.compile("include: \\{ file: (\\S+) }");
    private static final Pattern NAME = Pattern.compile("db/(?:platform/)?(\\d{4})-[a-z0-9-]+\\.sql");
    private static final Path OF_THE_PLATFORM = Path.of("platform/data/src/main/resources");

    /** Every schema of the project. */
    static List<Schema> all(Path root) throws IOException {
        var schemas = new ArrayList<Schema>();
        for (var parent : List.of(root, root.resolve("platform"))) {
            try (var modules = Files.list(parent)) {
                for (var module : modules.sorted().toList()) {
                    for (var part : List.of("main", "test")) {
                        var changelog = module.resolve("src/" + part + "/resources/db/changelog.yaml");
                        if (Files.exists(changelog)) {
                            schemas.add(read(changelog));
                        }
                    }
                }
            }
        }
        return schemas;
    }

    private static Schema read(Path changelog) throws IOException {
        var included = INCLUDE.matcher(Files.readString(changelog))
                .results()
                .map(line -> line.group(1))
                .toList();
        return new Schema(changelog.getParent(), included);
    }

    /** What is wrong with the numbers: each stands once, and a later line of the changelog has a higher one. */
    static List<String> faults(List<String> included) {
        var faults = new ArrayList<String>();
        var seen = new TreeMap<Integer, String>();
        for (var file : included) {
            var name = NAME.matcher(file);
            if (!name.matches()) {
                faults.add(file + " is not named like db/0010-baseline.sql");
                continue;
            }
            var number = Integer.parseInt(name.group(1));
            if (seen.containsKey(number)) {
                faults.add(file + " has the number of " + seen.get(number));
            } else if (!seen.isEmpty() && number < seen.lastKey()) {
                faults.add(file + " stands after " + seen.get(seen.lastKey()));
            }
            seen.putIfAbsent(number, file);
        }
        return faults;
    }

    /** The files of the module that no line of the changelog names. */
    List<String> forgotten() throws IOException {
        return sqlFiles(folder).stream()
                .filter(file -> !included.contains("db/" + file))
                .toList();
    }

    /** The files of the migrations, in their order. */
    List<Path> files(Path root) {
        return included.stream()
                .map(file -> file.startsWith("db/platform/")
                        ? root.resolve(OF_THE_PLATFORM).resolve(file)
                        : folder.getParent().resolve(file))
                .toList();
    }

    /** The migrations that the platform offers to each schema. */
    static List<String> ofThePlatform(Path root) throws IOException {
        return sqlFiles(root.resolve(OF_THE_PLATFORM).resolve("db/platform")).stream()
                .map("db/platform/"::concat)
                .toList();
    }

    private static List<String> sqlFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }
}
