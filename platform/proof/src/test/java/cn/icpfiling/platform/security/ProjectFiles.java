package cn.icpfiling.platform.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The text files of the work tree, without what a build, git or an editor wrote. */
public final class ProjectFiles {
    static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    private static final Set<String> NOT_OURS =
            Set.of("target", "node_modules", ".git", ".icp", ".idea", ".vscode", ".settings", ".jqwik-database");

    /** What the build of a client writes beside its sources; its .gitignore names the same. */
    private static final Set<Path> GENERATED = Set.of(
            ROOT.resolve("clients/typescript/src/generated"),
            ROOT.resolve("clients/typescript/build"),
            ROOT.resolve("clients/typescript/dist"));

    private ProjectFiles() {}

    public static List<Path> all() throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString()) || GENERATED.contains(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()
                        && !NOT_OURS.contains(file.getFileName().toString())) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** One byte is one character: each pattern is plain ASCII, and a binary file is searched like a text. */
    static String bytes(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
