package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/first-deployment.md names is there: files, secrets, namespaces, pools, versions, operations. RunbooksTest reads its commands. */
class FirstDeploymentPageTest {
    private static final String PAGE = Overlay.read(Overlay.ROOT.resolve("docs/first-deployment.md"));

    /** Namespaces of operators that no edge names. */
    private static final Set<String> OTHER_NAMESPACES = Set.of("icp-filing", "external-secrets");

    private static final Pattern FILE = Pattern.compile("(?<![\\w./$-])((?:deploy|docs)/[\\w./-]*[\\w/])");
    private static final Pattern PART = Pattern.compile("(?<![\\w./-])((?:components|overlays)/[\\w./-]*\\w)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+\\.md)");
    private static final Pattern COMMAND = Pattern.compile("\\./icp ([a-z-]+)");
    private static final Pattern ENTRY = Pattern.compile("entries/([a-z-]+)(?:/([\\w.-]*\\w))?");
    private static final Pattern SECRET = Pattern.compile("the Secret `([a-z-]+)`");
    private static final Pattern NAMESPACE = Pattern.compile("--namespace[ =]([a-z-]+)");
    private static final Pattern POOL = Pattern.compile("icp-filing\\.cn/pool=([a-z]+)");
    private static final Pattern OBJECT = Pattern.compile(
            "\\b(?:(cronjob)/|describe (kafka|gateway|httproute|innodbcluster|externalsecret) |get (gateway) )([a-z-]+)");
    private static final Pattern OPERATION = Pattern.compile("\\$API(/[a-z/-]*[a-z])");
    private static final Pattern IMAGE = Pattern.compile("`([a-z-]+)(?::v[\\d.]+)?`\\s+\\((?:`|an image)");
    private static final Pattern VERSION = Pattern.compile("(?:knows|Kafka) (\\d+\\.\\d+\\.\\d+)");
    private static final Pattern VARIABLE = Pattern.compile("\\b(STRIMZI_[A-Z_]+)=(\\w+)");
    private static final Pattern STEP = Pattern.compile("icp-filing\\.cn/(?:step|users)=[a-z]+");

    @Test
    void what_the_page_names_is_there() {
        assertThat(faults(PAGE)).isEmpty();
        assertThat(PAGE.lines()).hasSizeLessThanOrEqualTo(220);
    }

    @Test
    void every_pattern_finds_something_on_the_page() {
        for (var pattern : List.of(
                FILE, PART, LINK, COMMAND, ENTRY, SECRET, NAMESPACE, POOL, OBJECT, OPERATION, IMAGE, VERSION, STEP)) {
            assertThat(PAGE).containsPattern(pattern);
        }
    }

    @Test
    void all_that_is_waited_for_and_called_by_hand_is_on_the_page() {
        assertThat(PAGE)
                .contains("kubectl label innodbcluster --all icp-filing.cn/users=made", "deploy/kubernetes/deploy.sh");
        for (var namespace : namespaces()) {
            assertThat(PAGE).as("where the operator stands").contains("`" + namespace + "`");
        }
        for (var pool : List.of("services", "broker", "database")) {
            assertThat(PAGE).contains("label node NODE icp-filing.cn/pool=" + pool);
        }
    }

    /** What the component's header asks of the operator's installation, whose absence no check of manifests can see. */
    @Test
    void each_variable_that_the_operator_of_kafka_must_have_is_in_the_table_and_in_the_command() {
        assertThat(missing(PAGE)).isEmpty();
    }

    @Test
    void a_variable_of_the_operator_that_the_page_lacks_is_found() {
        var page = "`STRIMZI_POD_SECURITY_PROVIDER_CLASS=restricted` `STRIMZI_NETWORK_POLICY_GENERATION=false`"
                + " 'extraEnvs[0].name=STRIMZI_POD_SECURITY_PROVIDER_CLASS' --set 'extraEnvs[0].value=restricted'"
                + " --set generateNetworkPolicy=false";
        assertThat(missing(page)).isEmpty();
        for (var gone : List.of("restricted`", "false`", "value=restricted", "Policy=false")) {
            assertThat(missing(page.replace(gone, "true`"))).as(gone).hasSize(1);
        }
    }

    /** The variables are those of the component; the words in the command are those of Strimzi's chart, which quotes its own setting. */
    private static List<String> missing(String page) {
        var commands = Map.of(
                "STRIMZI_POD_SECURITY_PROVIDER_CLASS",
                "extraEnvs[0].name=STRIMZI_POD_SECURITY_PROVIDER_CLASS' --set 'extraEnvs[0].value=",
                "STRIMZI_NETWORK_POLICY_GENERATION",
                "--set generateNetworkPolicy=");
        var variables = VARIABLE.matcher(
                        Overlay.read(Overlay.KUBERNETES.resolve("components/strimzi/kustomization.yaml")))
                .results()
                .toList();
        assertThat(variables)
                .extracting(variable -> variable.group(1))
                .containsExactlyInAnyOrderElementsOf(commands.keySet());
        var missing = new ArrayList<String>();
        for (var variable : variables) {
            for (var words :
                    List.of("`" + variable.group() + "`", commands.get(variable.group(1)) + variable.group(2))) {
                if (!page.contains(words)) {
                    missing.add(words);
                }
            }
        }
        return missing;
    }

    /** A bucket with a public address gets no dump and no paper while these files allow private blocks alone. */
    @Test
    void each_file_that_allows_private_addresses_alone_is_named_before_anything_is_deployed() {
        assertThat(unnamed(PAGE)).isEmpty();
    }

    @Test
    void a_file_with_private_addresses_that_the_page_lacks_is_found() {
        for (var part : List.of("edges.yaml", "components/mysql", "components/object-storage", "components/strimzi")) {
            assertThat(unnamed(PAGE.replace(part, ""))).as(part).hasSize(1);
        }
    }

    private static Set<String> unnamed(String page) {
        var step = page.replaceFirst("(?s).*\n## 3\\. ", "").replaceFirst("(?s)```.*", "");
        var edges = Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("edges.yaml")));
        var places = new TreeSet<>(Set.of("deploy/kubernetes/edges.yaml"));
        for (var edge : edges.path("edges")) {
            var end = edges.path("ends").path(edge.path("to").asText());
            if (end.has("blocks") && !end.has("except")) {
                places.add(edge.path("in").asText());
            }
        }
        places.removeIf(place -> step.contains("`" + place + "`"));
        return places;
    }

    @Test
    void planted_faults_are_found() {
        assertThat(faults("`deploy/kubernetes/deploy.sh staging` and `deploy/kubernetes/components/provider`, `docs/`"))
                .isEmpty();
        for (var planted : List.of(
                "`deploy/kubernetes/deploi.sh staging`",
                "write it into `components/providers`",
                "[operating](operation.md)",
                "sudo ./icp image",
                "entries/filing-secret/icp.authority.isp-id",
                "entries/filing-secrets/icp.authority.isp",
                "the Secret `api-cert`",
                "helm install --namespace strimzy",
                "icp-filing.cn/pool=brokers",
                "kubectl create job --from=cronjob/filing-backup x",
                "kubectl describe gateway icp",
                "curl $API/session",
                "`clamd` (`clamav/clamav`)",
                "Strimzi 1.3 (Kafka 4.1.2)",
                "label innodbcluster --all icp-filing.cn/users=done")) {
            assertThat(faults(planted)).as(planted).hasSize(1);
        }
    }

    static List<String> faults(String page) {
        var production = Overlay.bundle("production");
        var text = Overlay.text("production");
        var script = Overlay.read(Overlay.KUBERNETES.resolve("deploy.sh"));
        var usage = Overlay.read(Overlay.ROOT.resolve("icp"));
        var contract = Overlay.read(Overlay.ROOT.resolve("account-service/src/main/contract/openapi.yaml"));
        var faults = new ArrayList<String>();
        look(page, FILE, name -> Files.exists(Overlay.ROOT.resolve(name)), faults);
        look(page, PART, name -> Files.exists(Overlay.KUBERNETES.resolve(name)), faults);
        look(page, LINK, name -> Files.exists(Overlay.ROOT.resolve("docs").resolve(name)), faults);
        look(page, COMMAND, name -> usage.contains("./icp " + name + " "), faults);
        look(page, SECRET, name -> isThere(production, "ExternalSecret", name), faults);
        look(page, NAMESPACE, namespaces()::contains, faults);
        look(
                page,
                POOL,
                pool -> text.contains("icp-filing.cn/pool: " + pool) || text.contains("value: " + pool + "\n"),
                faults);
        look(page, OPERATION, path -> contract.contains("\n  /api/v1" + path + ":"), faults);
        look(page, IMAGE, name -> text.contains("/third-party/" + name), faults);
        look(page, VERSION, version -> text.contains("version: " + version), faults);
        STEP.matcher(page)
                .results()
                .filter(label -> !script.contains(label.group()))
                .forEach(label -> faults.add(label.group()));
        ENTRY.matcher(page)
                .results()
                .filter(entry -> !isEntry(entry.group(1), entry.group(2)))
                .forEach(entry -> faults.add(entry.group()));
        OBJECT.matcher(page).results().forEach(object -> {
            var kind = object.group(1) != null
                    ? object.group(1)
                    : object.group(2) != null ? object.group(2) : object.group(3);
            if (!isThere(production, kind, object.group(4))) {
                faults.add(object.group());
            }
        });
        return faults;
    }

    private static void look(String page, Pattern pattern, Predicate<String> isThere, List<String> faults) {
        pattern.matcher(page)
                .results()
                .filter(found -> !isThere.test(found.group(1)))
                .forEach(found -> faults.add(found.group()));
    }

    private static boolean isThere(Bundle production, String kind, String name) {
        return production.items().stream()
                .anyMatch(item ->
                        item.kind().equalsIgnoreCase(kind) && item.name().equals(name));
    }

    private static boolean isEntry(String name, String property) {
        for (var file : List.of("secrets.yaml", "components/external-secrets/files.yaml")) {
            var properties =
                    Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve(file))).path(name);
            for (var one : properties) {
                if (property == null || one.asText().equals(property)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Those that edges.yaml admits, but for the cluster's own. */
    private static Set<String> namespaces() {
        var names = new TreeSet<>(OTHER_NAMESPACES);
        Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("edges.yaml")))
                .path("ends")
                .forEach(end -> names.add(end.path("namespace").asText("icp-filing")));
        names.remove("kube-system");
        return names;
    }
}
