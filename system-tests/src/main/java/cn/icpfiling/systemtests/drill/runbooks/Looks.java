package cn.icpfiling.systemtests.drill.runbooks;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.LocalDatabase;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.Staff;
import cn.icpfiling.systemtests.drill.runbooks.Section.Told;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;

/** Takes each look that the pages tell of, whether or not its alert fires: what it names must exist here. */
final class Looks {

    /** How a look ended. */
    enum Ending {
        TAKEN,
        /** It names what only a cluster has. */
        OF_A_CLUSTER,
        /** It changes something, so that faults alone play it. */
        AN_ACT,
        FAULTY
    }

    /** A look and its ending; {@code why} is empty if it was taken. */
    record Look(Section section, Told told, Ending ending, String why) {
        @Override
        public String toString() {
            return "%s, %s: `%s`: %s".formatted(section.page(), section.title(), told.text(), why);
        }
    }

    private static final List<String> SCHEMAS =
            List.of("icp_filing", "icp_verification", "icp_inspection", "icp_account", "icp_legacy");
    private static final List<String> ROLES = List.of("reviewer", "inspector", "support", "auditor", "administrator");
    private static final Pattern METRIC =
            Pattern.compile("(?<![a-z0-9_:\"])(?:icp|job_uri|gateway|jvm|agroal|http_server)[_:][a-z0-9_:]+");
    private static final Pattern OF_EXPORTERS = Pattern.compile("\\b(?:kube|kubelet|kafka_server|mysql|probe)_[a-z_]+");
    private static final Pattern HARMLESS =
            Pattern.compile("(?s)(?:kubectl (?:logs|get pods|get deployments)|\\./icp (?:status|logs|audit verify)).*");
    private static final Pattern ACT = Pattern.compile(
            "(?s)(?:kubectl (?:rollout restart|delete|patch|annotate|apply|create|cordon|port-forward|scale|config)|\\./icp (?:start|stop|keys|suffixes|drill)"
                    + "|deploy/kubernetes/|aws ).*");
    private static final int NO_COUNTERPART = 64;
    private static final int NOTHING_FOUND = 1;

    private final Stack stack;
    private final Prometheus prometheus;
    private final Terminal terminal;
    private final Staff staff;
    private final Set<String> counted;
    private final Set<String> operations;

    /** {@code counted}: the names of metrics in the sources, as Prometheus writes them. */
    Looks(Stack stack, Prometheus prometheus, Terminal terminal, Set<String> counted) {
        this.stack = stack;
        this.prometheus = prometheus;
        this.terminal = terminal;
        this.staff = new Staff(stack);
        this.counted = new TreeSet<>(counted);
        this.counted.addAll(prometheus.names());
        this.operations = operations(stack);
    }

    List<Look> take(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> section.told().stream()
                        .filter(told -> told.kind() != Section.Kind.WORD)
                        .map(told -> take(section, told)))
                .toList();
    }

    private Look take(Section section, Told told) {
        try {
            return switch (told.kind()) {
                case EXPRESSION -> expression(section, told);
                case STATEMENT -> statement(section, told);
                case OPERATION -> operation(section, told);
                case COMMAND -> command(section, told);
                case WORD -> throw new IllegalArgumentException(told.toString());
            };
        } catch (Differs differs) {
            return new Look(section, told, Ending.FAULTY, differs.getMessage());
        }
    }

    private Look expression(Section section, Told told) {
        if (OF_EXPORTERS.matcher(told.text()).find()) {
            prometheus.query(told.text());
            return new Look(section, told, Ending.OF_A_CLUSTER, "an exporter of a cluster counts it");
        }
        var unknown = METRIC.matcher(told.text())
                .results()
                .map(found -> found.group())
                .filter(name -> !isCounted(name))
                .findFirst();
        prometheus.query(told.text().replace("SERVICE", "filing-service"));
        return unknown.map(name -> new Look(section, told, Ending.FAULTY, "no process shows " + name))
                .orElseGet(() -> taken(section, told));
    }

    /** A counter that no event has made yet is shown by no process, and stands in the sources. */
    private boolean isCounted(String name) {
        return counted.contains(name) || counted.contains(name.replaceFirst("_total$", ""));
    }

    private Look statement(Section section, Told told) {
        if (!told.text().matches("(?s)(?:SELECT|SHOW) .*")) {
            return new Look(section, told, Ending.AN_ACT, "it changes the server");
        }
        var refusal = Optional.<Differs>empty();
        for (var schema : SCHEMAS) {
            try {
                new LocalDatabase(stack, schema).run(told.text().replaceFirst(";$", ""));
                return taken(section, told);
            } catch (Differs refused) {
                refusal = Optional.of(refused);
            }
        }
        return new Look(
                section,
                told,
                Ending.FAULTY,
                "no database takes it: " + refusal.orElseThrow().getMessage());
    }

    private Look operation(Section section, Told told) {
        var words = told.text().split(" ", 2);
        if (words[1].startsWith("…")) {
            return new Look(section, told, Ending.AN_ACT, "its path is told in part");
        }
        var path = words[1].replaceFirst("\\?.*", "");
        if (!operations.contains(words[0] + " " + path.replaceAll("\\{[^}]+\\}", "{}"))) {
            return new Look(section, told, Ending.FAULTY, "the contract has no such operation");
        }
        if (words[0].equals("POST") && !path.contains("{")) {
            return new Look(section, told, Ending.AN_ACT, "it makes something");
        }
        var address = filledIn(words[1]);
        var refused = new StringBuilder();
        for (var role : ROLES) {
            var answer = asked(staff.caller(role), words[0], address);
            if (answer.status() != 403) {
                return isFound(answer, words[1])
                        ? taken(section, told)
                        : new Look(section, told, Ending.FAULTY, "%s gets %d".formatted(role, answer.status()));
            }
            refused.append(' ').append(role);
        }
        // partners and applicants only
        var applicant = asked(Caller.gateway(stack), words[0], address);
        return applicant.status() == 401
                ? taken(section, told)
                : new Look(section, told, Ending.FAULTY, "403 for" + refused);
    }

    /** Of an id that no thing has, the answer is a refusal that reads the request; of a list it is the list. */
    private static boolean isFound(Answer answer, String path) {
        return path.contains("{") || path.contains("loadId=…")
                ? List.of(200, 400, 404, 409, 412, 422, 428).contains(answer.status())
                : answer.status() == 200;
    }

    private static Answer asked(Caller caller, String method, String address) {
        return switch (method) {
            case "GET" -> caller.get(address);
            case "DELETE" -> caller.delete(address);
            case "PUT" -> caller.put(address, Forms.node());
            default -> caller.post(address, Forms.node());
        };
    }

    private static String filledIn(String path) {
        return path.replaceAll("\\{row\\}", "1")
                .replaceAll("\\{[^}]+\\}", UUID.randomUUID().toString())
                .replace("loadId=…", "loadId=" + UUID.randomUUID())
                .replace("kind=KIND", "kind=LOST_PHONE")
                .replaceFirst("waitingFor=$", "waitingFor=SECOND_LOOK")
                .replaceFirst("address=$", "address=192.0.2.1");
    }

    private Look command(Section section, Told told) {
        if (!HARMLESS.matcher(told.text()).matches()) {
            if (told.text().startsWith("./icp ") && !ACT.matcher(told.text()).matches()) {
                return new Look(
                        section, told, Ending.FAULTY, "./icp has no such command, or this drill does not know it");
            }
            return ACT.matcher(told.text()).matches()
                    ? new Look(section, told, Ending.AN_ACT, "it changes something")
                    : new Look(section, told, Ending.OF_A_CLUSTER, "it has no counterpart on one machine");
        }
        var outcome = terminal.run(told.text() + " >/dev/null", Optional.empty());
        if (outcome.status() == NO_COUNTERPART || outcome.printed().contains("no counterpart on one machine")) {
            return new Look(section, told, Ending.OF_A_CLUSTER, "it has no counterpart on one machine");
        }
        // a search that finds nothing ends with 1, and nothing is wrong here
        var fine = outcome.status() == 0
                || outcome.status() == NOTHING_FOUND
                        && told.text().contains("| grep")
                        && outcome.printed().isEmpty();
        return fine
                ? taken(section, told)
                : new Look(
                        section,
                        told,
                        Ending.FAULTY,
                        "it ends with %d: %s".formatted(outcome.status(), outcome.printed()));
    }

    private static Look taken(Section section, Told told) {
        return new Look(section, told, Ending.TAKEN, "");
    }

    private static Set<String> operations(Stack stack) {
        var contract = Caller.gateway(stack)
                .accepting("application/yaml")
                .get("/openapi")
                .expect(200);
        var operations = new TreeSet<String>();
        contract(contract.bytes())
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> operations.add(method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replaceAll("\\{[^}]+\\}", "{}"))));
        return operations;
    }

    private static JsonNode contract(byte[] yaml) {
        var limits = new LoaderOptions();
        limits.setCodePointLimit(yaml.length);
        try {
            return new YAMLMapper(YAMLFactory.builder().loaderOptions(limits).build()).readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
