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
import java.util.stream.Stream;

/**
 * Anchors as files, one each and never written twice, so that the folder can be a store that takes each name once. Also reads
 * what was read off the topic: a file with an anchor in each line.
 */
final class AnchorFiles {
    private AnchorFiles() {}

    /** Writes it unless it is there. */
    static void write(Path folder, Anchor anchor) {
        Path file = folder.resolve(anchor.chain()).resolve("%012d.json".formatted(anchor.sequence()));
        String document = AnchorJson.write(anchor) + "\n";
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, document, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException there) {
            requireSame(file, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a folder, or of files with a line for each anchor. What is no anchor is told by an exception. */
    static List<Anchor> read(List<Path> places, String chain) {
        List<Anchor> anchors = new ArrayList<>();
        for (Path place : places) {
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
        try (Stream<Path> files = Files.list(folder)) {
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
