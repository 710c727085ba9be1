package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Anchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes each anchor to a file of its own and never overwrites it, so the folder can be write-once storage. Also reads
 * anchors that were exported from the topic: a file with one anchor per line.
 */
final class AnchorFiles {
    private static final Pattern NAME = Pattern.compile("(\\d{12})\\.json");

    private AnchorFiles() {}

    /** Writes the anchor unless its file exists. */
    static void write(Path folder, Anchor anchor) {
        var file = file(folder, anchor);
        var document = AnchorJson.write(anchor) + "\n";
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, document, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException there) {
            requireSame(file, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean holds(Path folder, Anchor anchor) {
        return Files.exists(file(folder, anchor));
    }

    /** Returns the sequence of the chain's newest file; 0 if there is none. */
    static long newest(Path folder, String chain) {
        var ofChain = folder.resolve(chain);
        if (!Files.isDirectory(ofChain)) {
            return 0;
        }
        try (var files = Files.list(ofChain)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(name -> Long.parseLong(name.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path folder, Anchor anchor) {
        return folder.resolve(anchor.chain()).resolve("%012d.json".formatted(anchor.sequence()));
    }

    /** Reads anchors from folders, or from files with one anchor per line. Throws when a document is not an anchor. */
    static List<Anchor> read(List<Path> places, String chain) {
        var anchors = new ArrayList<Anchor>();
        for (var place : places) {
            if (Files.isDirectory(place)) {
                anchors.addAll(ofFolder(place.resolve(chain)));
            } else if (Files.exists(place)) {
                lines(place).filter(anchor -> chain.equals(anchor.chain())).forEach(anchors::add);
            }
        }
        return anchors.stream().distinct().toList();
    }

    private static List<Anchor> ofFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().flatMap(AnchorFiles::lines).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Anchor> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(AnchorJson::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSame(Path file, String document) {
        try {
            if (!Files.readString(file).equals(document)) {
                throw new IllegalStateException(file + " holds another anchor than the one to be kept there");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
