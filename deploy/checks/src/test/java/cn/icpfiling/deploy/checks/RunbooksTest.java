package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What operators are told to type does in production what the page says. */
class RunbooksTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^\\s*|`)kubectl ([^`\\n]+)");
    private static final Pattern FORWARD = Pattern.compile("port-forward deployment/(\\S+) (?:\\d+:)?(\\d+).*");

    @Test
    void commands_of_the_pages_fit_the_manifests() throws IOException {
        var production = Overlay.bundle("production");
        var faults = new ArrayList<String>();
        var commands = 0;
        for (var page : pages()) {
            var found = COMMAND.matcher(page).results().toList();
            commands += found.size();
            found.forEach(command -> faults.addAll(faults(command.group(1), production)));
        }
        assertThat(faults).isEmpty();
        assertThat(commands).isGreaterThan(30);
    }

    @Test
    void planted_faults_are_found() {
        var production = Overlay.bundle("production");
        assertThat(faults("port-forward deployment/filing-service 8201", production))
                .hasSize(1);
        assertThat(faults("port-forward deployment/filing-service 8201:8180", production))
                .isEmpty();
        assertThat(faults("scale deployment/filing-service --replicas=6", production))
                .hasSize(1);
        assertThat(faults("logs -l app=x --since=1h | grep y", production)).hasSize(1);
        assertThat(faults("logs deployment/filing-service", production)).isEmpty();
        assertThat(faults("describe deployment/filing-servise", production)).hasSize(1);
    }

    private static List<String> faults(String command, Bundle production) {
        var faults = new ArrayList<String>();
        var forward = FORWARD.matcher(command);
        if (forward.matches() && !listens(production, forward.group(1), Integer.parseInt(forward.group(2)))) {
            faults.add(command + ": the pods do not listen there");
        }
        if (command.startsWith("scale ")) {
            faults.add(command + ": the autoscaler takes it back");
        }
        if (command.matches("logs .*(?:-l|--selector)\\b.*") && !command.contains("--tail=")) {
            faults.add(command + ": a selector shows ten lines");
        }
        Pattern.compile("\\b(deployment|scaledobject|job)/([a-z-]+)")
                .matcher(command)
                .results()
                .filter(named -> production.items().stream()
                        .noneMatch(item -> item.kind().equalsIgnoreCase(named.group(1))
                                && item.name().equals(named.group(2))))
                .forEach(named -> faults.add(command + ": there is no " + named.group()));
        return faults;
    }

    private static boolean listens(Bundle production, String deployment, int port) {
        return production.workloads().stream()
                .filter(pod -> pod.item().id().equals("Deployment/" + deployment))
                .flatMap(pod -> pod.mainContainers().stream())
                .anyMatch(box -> ContainerChecks.declares(box, IntNode.valueOf(port)));
    }

    private static List<String> pages() throws IOException {
        var pages = new ArrayList<String>();
        pages.add(Overlay.read(Overlay.ROOT.resolve("docs/operating.md")));
        try (var files = Files.list(Overlay.ROOT.resolve("docs/runbooks"))) {
            files.forEach(file -> pages.add(Overlay.read(file)));
        }
        return pages;
    }
}
