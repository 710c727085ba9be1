package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    /** Writes the anchor unless its file exists. Completes a file of which a crash left a part only. */
    static void write(Path folder, Anchor anchor) {
        var file = file(folder, anchor);
        var document = (AnchorJson.write(anchor) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(file.getParent());
            var there = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            if (Arrays.equals(there, document)) {
                return;
            }
            if (Arrays.mismatch(there, document) < there.length) {
                throw new IllegalStateException(file + " holds another anchor than the one to be kept there");
            }
            keep(file, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store that takes each name once may neither rename files nor sync folders. It shows a file when it is complete. */
    private static void keep(Path file, byte[] document) throws IOException {
        try {
            DurableFile.replace(file, document);
        } catch (IOException refused) {
            if (!Files.exists(file)) {
                Files.write(file, document, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
            } else if (!Arrays.equals(Files.readAllBytes(file), document)) {
                throw refused;
            }
        }
    }

    static boolean holds(Path folder, Anchor anchor) {
        return isWhole(file(folder, anchor));
    }

    /** Returns the sequence of the chain's newest file that is whole; 0 if there is none. */
    static long newest(Path folder, String chain) {
        return sequences(folder, chain)
                .sorted(Comparator.reverseOrder())
                .filter(sequence -> isWhole(file(folder, chain, sequence)))
                .findFirst()
                .orElse(0L);
    }

    /** Returns the sequences of the chain's files of which a crash left a part only. It reads every file. */
    static List<Long> torn(Path folder, String chain) {
        return sequences(folder, chain)
                .filter(sequence -> !isWhole(file(folder, chain, sequence)))
                .sorted()
                .toList();
    }

    private static Stream<Long> sequences(Path folder, String chain) {
        var ofChain = folder.resolve(chain);
        if (!Files.isDirectory(ofChain)) {
            return Stream.of();
        }
        try (var files = Files.list(ofChain)) {
            return files
                    .map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Long.valueOf(name.group(1)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks the line feed that ends each document. */
    private static boolean isWhole(Path file) {
        try {
            var content = Files.readAllBytes(file);
            return content.length > 0 && content[content.length - 1] == '\n';
        } catch (NoSuchFileException missing) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path folder, Anchor anchor) {
        return file(folder, anchor.chain(), anchor.sequence());
    }

    private static Path file(Path folder, String chain, long sequence) {
        return folder.resolve(chain).resolve("%012d.json".formatted(sequence));
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
            return files.filter(file -> !file.getFileName().toString().startsWith(DurableFile.UNFINISHED))
                    .sorted()
                    .flatMap(AnchorFiles::lines)
                    .toList();
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
}
