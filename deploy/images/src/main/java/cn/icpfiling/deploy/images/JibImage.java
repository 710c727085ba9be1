package cn.icpfiling.deploy.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Makes one archive of an image, as {@code podman save} would, by the words that {@code podman build} knows: {@code --target},
 * {@code --build-context NAME=FOLDER}, {@code --build-arg NAME=VALUE}, {@code --tag}, {@code --timestamp}; and besides {@code --base},
 * {@code --output} and {@code --cache}, a folder; last the Containerfile. Prints the digest of the image's configuration, which it is known by.
 *
 * <p>Jib takes a layer of its cache for a layer whose files have the same names and dates, and here all files have one date. So a cache is
 * good for one run of the command, whose files do not change meanwhile.
 */
public final class JibImage {
    private static final String OWNER = "0:0";
    private static final FilePermissions FOLDER = FilePermissions.fromOctalString("755");

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> arguments = new HashMap<>();
    private final Map<String, Path> contexts = new HashMap<>();

    private JibImage(String... given) {
        if (given.length % 2 != 1) {
            throw new IllegalArgumentException("Each word has a value, and the Containerfile stands last.");
        }
        for (var at = 0; at < given.length - 1; at += 2) {
            var value = given[at + 1];
            switch (given[at]) {
                case "--build-arg" -> arguments.put(before(value), after(value));
                case "--build-context" -> contexts.put(before(value), Path.of(after(value)));
                case "--target", "--tag", "--timestamp", "--base", "--output", "--cache" -> words.put(given[at], value);
                default -> throw new IllegalArgumentException("\"" + given[at] + "\" is no word of this program.");
            }
        }
        words.put("", given[given.length - 1]);
    }

    /** Ends with 1 if the image cannot be made; the reason is the last line. */
    public static void main(String[] given) {
        try {
            System.out.println(make(given));
            System.exit(0); // Jib's threads may last
        } catch (Exception e) {
            var reason = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            reason.printStackTrace();
            System.err.println(reason.getMessage() == null ? reason.toString() : reason.getMessage());
            System.exit(1);
        }
    }

    static String make(String... given)
            throws IOException, InterruptedException, ExecutionException, InvalidImageReferenceException,
                    RegistryException, CacheDirectoryCreationException {
        return new JibImage(given).made();
    }

    private String made()
            throws IOException, InterruptedException, ExecutionException, InvalidImageReferenceException,
                    RegistryException, CacheDirectoryCreationException {
        var image = new Containerfile(Files.readString(Path.of(word("")))).image(word("--target"), arguments);
        var date = Instant.ofEpochSecond(Long.parseLong(word("--timestamp")));
        var builder = Jib.from(TarImage.at(Path.of(word("--base"))))
                .setCreationTime(date)
                .setUser(image.user())
                .setEnvironment(image.environment())
                .setLabels(image.labels())
                .setEntrypoint(image.entryPoint());
        if (!image.folder().isEmpty()) {
            builder.setWorkingDirectory(AbsoluteUnixPath.get(image.folder()));
        }
        for (var copy : image.copies()) {
            builder.addFileEntriesLayer(layer(copy, date));
        }
        var cache = Path.of(word("--cache"));
        return builder.containerize(
                        Containerizer.to(TarImage.at(Path.of(word("--output"))).named(word("--tag")))
                                .setOfflineMode(true)
                                .setBaseImageLayersCache(cache.resolve("base"))
                                .setApplicationLayersCache(cache.resolve("layers")))
                .getImageId()
                .toString();
    }

    /** All of a folder, with modes of its own and the date of the image. */
    private FileEntriesLayer layer(Containerfile.Copy copy, Instant date) throws IOException {
        var context = contexts.get(copy.from());
        if (context == null) {
            throw new IllegalArgumentException("There is no folder for --from=" + copy.from() + ".");
        }
        var folder = context.resolve(copy.source().replaceFirst("^/", "")).normalize();
        var layer = FileEntriesLayer.builder().setName(copy.from());
        var above = AbsoluteUnixPath.get("/");
        for (var name : List.of(copy.target().substring(1).split("/"))) {
            above = above.resolve(name);
            layer.addEntry(folder, above, FOLDER, date, OWNER);
        }
        var files = 0;
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(each -> !each.equals(folder)).sorted().toList()) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new IllegalArgumentException(file + " is a link or a device, and Jib writes none.");
                }
                var modes = FilePermissions.fromPosixFilePermissions(Files.getPosixFilePermissions(file));
                layer.addEntry(file, above.resolve(folder.relativize(file)), modes, date, OWNER);
                files++;
            }
        }
        if (files == 0) {
            throw new IllegalArgumentException(folder + " is empty, so an image would lack it.");
        }
        return layer.build();
    }

    private String word(String name) {
        var value = words.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing.");
        }
        return value;
    }

    private static String before(String pair) {
        return pair.substring(0, equals(pair));
    }

    private static String after(String pair) {
        return pair.substring(equals(pair) + 1);
    }

    private static int equals(String pair) {
        if (pair.indexOf('=') < 1) {
            throw new IllegalArgumentException("\"" + pair + "\" is no NAME=VALUE.");
        }
        return pair.indexOf('=');
    }
}
