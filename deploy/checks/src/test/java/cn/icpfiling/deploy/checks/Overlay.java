package cn.icpfiling.deploy.checks;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An overlay of deploy/kubernetes as deploy/kubernetes/render.sh prints it. Without kubectl nothing can be rendered: a test that asks for
 * a bundle then ends as skipped and says NOT CHECKED.
 */
final class Overlay {
    static final List<String> NAMES = List.of("dev", "staging", "production");
    static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");

    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private static String missing;

    private Overlay() {}

    static Bundle bundle(String name) {
        return Bundle.parse(text(name));
    }

    static String text(String name) {
        requireRenderer();
        if (RENDERED.isEmpty()) {
            NAMES.parallelStream().forEach(one -> RENDERED.computeIfAbsent(one, Overlay::render));
        }
        return RENDERED.get(name);
    }

    private static void requireRenderer() {
        if (missing == null) {
            missing = missing();
        }
        if (!missing.isEmpty()) {
            abort("NOT CHECKED: " + missing);
        }
    }

    /** What the renderer lacks, or nothing. */
    private static String missing() {
        var reason = "";
        if (Files.exists(KUBERNETES.resolve("render.sh"))) {
            try {
                var kubectl = System.getenv().getOrDefault("KUBECTL", "kubectl");
                var process = new ProcessBuilder(kubectl, "version", "--client")
                        .redirectErrorStream(true)
                        .start();
                process.getInputStream().readAllBytes();
                reason = process.waitFor() == 0 ? "" : kubectl + " does not run";
            } catch (IOException none) {
                reason = "there is no kubectl (Debian: apt-get install kubectl), or KUBECTL names a wrong one";
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                reason = "interrupted";
            }
        } else {
            reason = "there is no deploy/kubernetes/render.sh";
        }
        if (!reason.isEmpty()) {
            System.out.println("NOT CHECKED: the rendered manifests: " + reason);
        }
        return reason;
    }

    static String render(String name) {
        return render(KUBERNETES, name);
    }

    /** What render.sh of a tree prints; a failure is a fault of the overlay, because kubectl is there. */
    static String render(Path kubernetes, String name) {
        try {
            var errors = Files.createTempFile("render", ".err");
            var process = new ProcessBuilder(
                            "bash", kubernetes.resolve("render.sh").toString(), name)
                    .redirectError(errors.toFile())
                    .start();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("overlay " + name + " does not render: " + Files.readString(errors));
            }
            Files.delete(errors);
            return out;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Copies what render.sh reads, for a test that changes it. */
    static void copy(Path tree) throws IOException {
        for (var folder : List.of("deploy/kubernetes", "deploy/monitoring/rules")) {
            try (var files = Files.walk(ROOT.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var copied = tree.resolve(ROOT.relativize(file));
                    Files.createDirectories(copied.getParent());
                    Files.copy(file, copied);
                }
            }
        }
    }

    /** The folders of deploy/kubernetes that an overlay takes in, through any number of kustomizations. */
    static Set<String> parts(String name) {
        var parts = new TreeSet<String>();
        collect(KUBERNETES.resolve("overlays").resolve(name), parts);
        return parts;
    }

    private static void collect(Path folder, Set<String> parts) {
        parts.add(KUBERNETES.normalize().relativize(folder.normalize()).toString());
        var kustomization = Bundle.tree(read(folder.resolve("kustomization.yaml")));
        for (var list : List.of("resources", "components")) {
            for (var one : kustomization.path(list)) {
                var next = folder.resolve(one.asText());
                if (Files.isDirectory(next)) {
                    collect(next, parts);
                }
            }
        }
    }

    /** The entries of the secret store with their properties: settings of secrets.yaml, and files. */
    static Map<String, Set<String>> storeEntries() {
        var entries = new HashMap<String, Set<String>>();
        for (var list : List.of("secrets.yaml", "components/external-secrets/files.yaml")) {
            for (var entry : Bundle.tree(read(KUBERNETES.resolve(list))).properties()) {
                var properties = entries.computeIfAbsent(entry.getKey(), name -> new TreeSet<>());
                entry.getValue().forEach(property -> properties.add(property.asText()));
            }
        }
        return entries;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
