package cn.icpfiling.filing.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads the data files of this service. A file below the folder {@code icp.filing.data} is read in place of the release's file of the
 * same path, if it is one of {@link #REPLACEABLE}; the others change by an operation of the API or with the code that they
 * describe. The folder is read once, at the start (ADR 0057).
 */
public final class DataFiles {

    public static final String CODE_TABLES = "rules/code-tables.yaml";
    public static final String REGIONS = "rules/regions.csv";
    public static final String SERVICE_NAME_WORDS = "rules/service-name-words.yaml";
    public static final String SETTLEMENTS = "rules/settlements.yaml";
    public static final String REASONS = "rules/reasons.yaml";
    public static final String OFFLINE_PROVINCES = "offline/provinces.yaml";
    public static final String AUTHORITY_INTERFACE = "authority-interface.properties";

    static final Set<String> REPLACEABLE = Set.of(
            CODE_TABLES, REGIONS, SERVICE_NAME_WORDS, SETTLEMENTS, REASONS, OFFLINE_PROVINCES, AUTHORITY_INTERFACE);

    private static final String FOLDER = "icp.filing.data";

    private DataFiles() {}

    /** The text of the file that applies: that of the folder, or else that of the release. */
    public static String text(String path) {
        return text(folder(), path);
    }

    static String text(Optional<Path> folder, String path) {
        var replaced = folder.filter(_ -> REPLACEABLE.contains(path))
                .map(there -> there.resolve(path))
                .filter(Files::exists);
        try {
            return replaced.isPresent() ? Files.readString(replaced.get()) : shipped(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static String shipped(String path) throws IOException {
        try (var file = DataFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Optional<Path> folder() {
        return ConfigProvider.getConfig().getOptionalValue(FOLDER, Path.class);
    }

    /**
     * The paths of the folder's files. Names that begin with a dot do not count: Kubernetes puts a volume's files into such folders
     * and links to them.
     */
    static Set<String> replacedIn(Path folder) {
        try (var files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            var paths = new TreeSet<String>();
            files.filter(Files::isRegularFile).map(folder::relativize).forEach(path -> {
                if (!isHidden(path)) {
                    paths.add(path.toString().replace('\\', '/'));
                }
            });
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + " cannot be read: " + folder, e);
        }
    }

    private static boolean isHidden(Path path) {
        for (var name : path) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** What stands in the folder and replaces nothing: a mistyped name would otherwise never be noticed. */
    static List<String> faultsOf(Path folder) {
        return replacedIn(folder).stream()
                .filter(path -> !REPLACEABLE.contains(path))
                .map(path -> path + " replaces no file; " + new TreeSet<>(REPLACEABLE) + " can be replaced")
                .toList();
    }
}
