package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What operators are told to type does in production what the page says. */
class RunbooksTest {
    private static final Pattern SPAN = Pattern.compile("`([^`]*\\bkubectl [^`]*)`");
    private static final Pattern FORWARD = Pattern.compile("port-forward deployment/(\\S+) (?:\\d+:)?(\\d+).*");
    private static final Pattern NAMED = Pattern.compile("\\b(deployment|scaledobject|job|cronjob)/([a-z-]+)");
    private static final Pattern OBJECT = Pattern.compile(
            "^(?:get|describe|patch|annotate|delete) (?:--overwrite )?([a-z]+?)s? ([a-z][a-z0-9.-]*)(?: .*)?");
    private static final Pattern SERVER = Pattern.compile("^(?:exec|logs)(?: -\\w+)? ([a-z-]+-mysql)-\\d .*");
    private static final Pattern SELECTOR = Pattern.compile("(?: -l| --selector)[ =]([a-zA-Z0-9.,/=-]+)");
    private static final Pattern VERB = Pattern.compile("^((?:rollout|create|set|config) [a-z-]+|[a-z-]+)(?: .*)?");
    private static final Pattern OPTION = Pattern.compile(" --([a-z][a-z-]*)");

    /** What kubectl calls otherwise than the manifests do. Operators make Secrets of these kinds, under their names. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "hpa", List.of("HorizontalPodAutoscaler"),
            "secret", List.of("ExternalSecret", "KafkaUser"));

    /** Labels that operators and Kubernetes give to pods, and the kind of ours whose name they have. */
    private static final Map<String, String> NAMING = Map.of(
            "mysql.oracle.com/cluster", "InnoDBCluster",
            "strimzi.io/cluster", "Kafka",
            "batch.kubernetes.io/job-name", "Job");

    private static final Map<String, String> HELP = new ConcurrentHashMap<>();
    private static final Pattern LABELLED = Pattern.compile("(app\\.kubernetes\\.io/[a-z-]+)=([a-z-]+)");

    /** A process in a container: what the JVM says at its start, then one JSON object a line. */
    private static final String LOG = """
            NOTE: Picked up JDK_JAVA_OPTIONS: -Xmx384m
            {"level":"INFO","message":"started","loggerName":"a.B","mdc":{"traceId":"TRACE_ID"}}
            {"level":"WARN","message":"A thread that holds a connection takes another","mdc":{},"stackTrace":"first\\n\\tat a.B"}
            """;

    @Test
    void commands_of_the_pages_fit_the_manifests() throws IOException {
        var production = Overlay.bundle("production");
        var faults = new ArrayList<String>();
        var commands = commands();
        commands.forEach(command -> faults.addAll(faults(command, production)));
        assertThat(faults).isEmpty();
        assertThat(commands).hasSizeGreaterThan(60);
    }

    @Test
    void looks_that_read_json_show_something_of_a_containers_log() throws Exception {
        var looks = commands().stream()
                .filter(command -> command.startsWith("logs ") && command.contains("jq "))
                .toList();
        assertThat(looks).hasSizeGreaterThan(2);
        for (var look : looks) {
            assertThat(shown(look)).as(look).isTrue();
        }
        assertThat(shown("logs -l a=b --tail=-1 | jq -r .message")).isFalse();
        assertThat(shown("logs -l a=b --tail=-1 | grep another | jq -r .stack | grep at"))
                .isFalse();
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
        assertThat(faults("logs deployment/filing-service", production)).hasSize(1);
        assertThat(faults("logs -l app.kubernetes.io/name=filing-service --tail=-1", production))
                .isEmpty();
        assertThat(faults("logs -l app.kubernetes.io/name=filing-servise --tail=-1", production))
                .hasSize(1);
        assertThat(faults("logs -l app.kubernetes.io/name=gateway --tail=-1 | sort -k4", production))
                .hasSize(1);
        assertThat(faults("logs -l app.kubernetes.io/name=gateway --tail=-1 | grep -A20 x", production))
                .hasSize(1);
        assertThat(faults("describe deployment/filing-servise", production)).hasSize(1);
        assertThat(faults("wait deployment/filing-mysql-router --for=delete", production))
                .isEmpty();
        assertThat(faults("wait deployment/filings-mysql-router --for=delete", production))
                .hasSize(1);
        assertThat(faults("apply -k", production)).hasSize(1);
        assertThat(faults("apply --server-side -f -", production)).hasSize(1);
        assertThat(faults("create job --from=cronjob/filing-mysql-backups x", production))
                .hasSize(1);
        assertThat(faults("describe gateway icp", production)).hasSize(1);
        assertThat(faults("get secret api-cert -o yaml", production)).hasSize(1);
        assertThat(faults("patch hpa gateways --patch '{}'", production)).hasSize(1);
        assertThat(faults("exec -it filings-mysql-0 -c mysql -- mysql", production))
                .hasSize(1);
        assertThat(faults("get pods -l strimzi.io/cluster=kafkas", production)).hasSize(1);
        assertThat(faults("get jobs -l icp-filing.cn/step=migrations", production))
                .hasSize(1);
        assertThat(faults("rollout undo deployment/gateway --wait", production)).hasSize(1);
        assertThat(faults("rolout status deployment/gateway", production)).hasSize(1);
    }

    @Test
    void commands_are_read_of_sentences_and_of_blocks_whole() {
        assertThat(commands("""
                        Look: `kubectl logs
                        x | grep y`, then `./icp status`.

                        ```
                        a.sh production \\
                          | kubectl apply -f -
                        kubectl --namespace icp-filing get pods
                        ```
                        It is `kubectl top pods`.
                        """)).containsExactlyInAnyOrder("logs x | grep y", "top pods", "apply -f -", "get pods");
    }

    private static List<String> faults(String command, Bundle production) {
        var faults = new ArrayList<>(unlike(command, production));
        options(command).ifPresent(faults::add);
        var forward = FORWARD.matcher(command);
        if (forward.matches() && !listens(production, forward.group(1), Integer.parseInt(forward.group(2)))) {
            faults.add(command + ": the pods do not listen there");
        }
        if (command.startsWith("scale ")) {
            faults.add(command + ": the autoscaler takes it back");
        }
        if (command.startsWith("apply ") && command.contains("-k")) {
            faults.add(command + ": it takes no notice of the order of deploy.sh");
        }
        if (command.startsWith("apply --server-side ") && !command.contains(" --force-conflicts ")) {
            faults.add(command + ": it ends at the first field that another command owns");
        }
        if (command.startsWith("logs deployment/")) {
            faults.add(command + ": one pod of several");
        }
        if (command.matches("logs .*(?:-l|--selector)\\b.*") && !command.contains("--tail=")) {
            faults.add(command + ": a selector shows ten lines");
        }
        if (command.startsWith("logs ") && command.matches(".*(?:sort -k|grep -A).*")) {
            faults.add(command + ": a container writes one JSON object a line");
        }
        NAMED.matcher(command)
                .results()
                .filter(named -> production.items().stream()
                        .noneMatch(item -> item.kind().equalsIgnoreCase(named.group(1))
                                && item.name().equals(named.group(2))))
                .filter(named -> !named.group(1).equals("deployment") || !isRouter(production, named.group(2)))
                .forEach(named -> faults.add(command + ": there is no " + named.group()));
        LABELLED.matcher(command)
                .results()
                .filter(label -> production.workloads().stream()
                        .noneMatch(pod -> label.group(2).equals(pod.labels().get(label.group(1)))))
                .forEach(label -> faults.add(command + ": no pod has " + label.group()));
        return faults;
    }

    /** What the command names and production has not. A word in capitals stands for a name. */
    private static List<String> unlike(String command, Bundle production) {
        var faults = new ArrayList<String>();
        var object = OBJECT.matcher(command);
        if (object.matches() && !object.group(1).equals("pvc")) {
            var kinds = KINDS.getOrDefault(object.group(1), List.of(object.group(1)));
            if (kinds.stream().noneMatch(kind -> isThere(production, kind, object.group(2)))) {
                faults.add(command + ": there is no " + object.group(1) + " " + object.group(2));
            }
        }
        var server = SERVER.matcher(command);
        if (server.matches() && !isThere(production, "InnoDBCluster", server.group(1))) {
            faults.add(command + ": there is no database " + server.group(1));
        }
        var labels = SELECTOR.matcher(command);
        while (labels.find()) {
            for (var label : labels.group(1).split(",")) {
                var parts = label.split("=", 2);
                var known = !parts[0].contains("/")
                        || parts[0].startsWith("app.kubernetes.io/") // judged with the pods below
                        || (NAMING.containsKey(parts[0])
                                ? parts.length == 1 || isThere(production, NAMING.get(parts[0]), parts[1])
                                : parts.length == 2 && isLabelled(production, parts[0], parts[1]));
                if (!known) {
                    faults.add(command + ": nothing has " + label);
                }
            }
        }
        return faults;
    }

    /** The operator makes a Deployment of routers for each database. */
    private static boolean isRouter(Bundle production, String name) {
        return name.endsWith("-router") && isThere(production, "InnoDBCluster", name.replaceFirst("-router$", ""));
    }

    private static boolean isThere(Bundle production, String kind, String name) {
        return production.items().stream()
                .anyMatch(item ->
                        item.kind().equalsIgnoreCase(kind) && item.name().equals(name));
    }

    private static boolean isLabelled(Bundle production, String key, String value) {
        return production.items().stream()
                        .anyMatch(item -> value.equals(item.labels().get(key)))
                || production.workloads().stream()
                        .anyMatch(pod -> value.equals(pod.labels().get(key)));
    }

    /** An option that this kubectl does not know, or a verb. */
    private static Optional<String> options(String command) {
        var own = command.replaceFirst(" (?:[|&]|-- |<<).*", "").replaceFirst(" #.*", "");
        var verb = VERB.matcher(own);
        if (!verb.matches()) {
            return Optional.empty(); // the version of kubectl, say
        }
        var help = HELP.computeIfAbsent(verb.group(1), RunbooksTest::help);
        if (help.isEmpty()) {
            return Optional.of(command + ": kubectl has no " + verb.group(1));
        }
        return OPTION.matcher(own.replaceAll("'[^']*'|\"[^\"]*\"", ""))
                .results()
                .map(option -> option.group(1))
                .filter(option -> !help.matches("(?s).*--" + option + "[=\\s:'].*"))
                .findFirst()
                .map(option -> command + ": kubectl " + verb.group(1) + " has no --" + option);
    }

    /** Empty if there is no such verb: its help is that of kubectl. */
    private static String help(String verb) {
        var kubectl = System.getenv().getOrDefault("KUBECTL", "kubectl");
        var words = new ArrayList<>(List.of(kubectl));
        words.addAll(List.of(verb.split(" ")));
        words.add("--help");
        var help = said(words);
        return help.contains("Usage:\n  kubectl " + verb) ? help + said(List.of(kubectl, "options")) : "";
    }

    private static String said(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Whether what follows "kubectl logs" in a pipe reads {@link #LOG} without an error and prints something. */
    private static boolean shown(String look) throws IOException, InterruptedException {
        var filters = look.substring(look.indexOf('|') + 1);
        var process = new ProcessBuilder("bash", "-o", "pipefail", "-c", filters).start();
        try (var in = process.getOutputStream()) {
            in.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        var printed = process.getInputStream().readAllBytes();
        return process.waitFor() == 0 && printed.length > 0;
    }

    private static boolean listens(Bundle production, String deployment, int port) {
        return production.workloads().stream()
                .filter(pod -> pod.item().id().equals("Deployment/" + deployment))
                .flatMap(pod -> pod.mainContainers().stream())
                .anyMatch(box -> ContainerChecks.declares(box, IntNode.valueOf(port)));
    }

    private static List<String> commands() throws IOException {
        return pages().stream().flatMap(page -> commands(page).stream()).toList();
    }

    /** What follows "kubectl" in the sentences of a page and in its blocks of commands. */
    private static List<String> commands(String page) {
        var commands = new ArrayList<String>();
        var parts = page.split("(?m)^ *```.*$");
        for (var part = 0; part < parts.length; part++) {
            if (part % 2 == 0) {
                SPAN.matcher(parts[part])
                        .results()
                        .forEach(span -> commands.add(span.group(1).replaceAll("\\s+", " ")));
            } else {
                parts[part]
                        .replaceAll("\\\\\\n\\s*", "")
                        .lines()
                        .filter(line -> line.contains("kubectl "))
                        .forEach(commands::add);
            }
        }
        return commands.stream()
                .map(command -> command.replaceFirst(".*?kubectl (?:--namespace \\S+ )?", ""))
                .toList();
    }

    private static List<String> pages() throws IOException {
        var pages = new ArrayList<String>();
        pages.add(Overlay.read(Overlay.ROOT.resolve("docs/operating.md")));
        pages.add(Overlay.read(Overlay.ROOT.resolve("docs/first-deployment.md")));
        pages.add(Overlay.read(Overlay.ROOT.resolve("docs/rotating-secrets.md")));
        pages.add(Overlay.read(Overlay.ROOT.resolve("docs/growing.md")));
        try (var files = Files.list(Overlay.ROOT.resolve("docs/runbooks"))) {
            files.forEach(file -> pages.add(Overlay.read(file)));
        }
        return pages;
    }
}
