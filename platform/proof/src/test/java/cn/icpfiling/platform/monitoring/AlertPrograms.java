package cn.icpfiling.platform.monitoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Debian's Prometheus and Alertmanager: those of the search path, else those of the packages that {@code ./icp} unpacks.
 *
 * @param path the folders of the search path
 * @param unpacked where the packages are unpacked; each has a folder of its name
 */
record AlertPrograms(List<Path> path, Path unpacked) {

    /** How a program is started: its file, and the folder to start it in. */
    record Program(Path file, Path folder) {}

    static AlertPrograms ofThisMachine() {
        var path = List.of(System.getenv("PATH").split(":"));
        return new AlertPrograms(
                path.stream().map(Path::of).toList(), Monitoring.ROOT.resolve("deploy/local/target/monitoring"));
    }

    Optional<Program> prometheus() {
        return find("prometheus", "usr/bin/prometheus");
    }

    /** The unpacked one finds its templates only in the folder of its package. */
    Optional<Program> alertmanager() {
        return find("prometheus-alertmanager", "alertmanager");
    }

    private Optional<Program> find(String name, String file) {
        var installed = path.stream()
                .map(folder -> new Program(folder.resolve(name), Path.of("").toAbsolutePath()))
                .filter(AlertPrograms::isThere)
                .findFirst();
        var folder = unpacked.resolve(name);
        return installed.or(
                () -> Optional.of(new Program(folder.resolve(file), folder)).filter(AlertPrograms::isThere));
    }

    private static boolean isThere(Program program) {
        return Files.isRegularFile(program.file()) && Files.isExecutable(program.file());
    }
}
