package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks that compare manifests with sources: of an invented shop, whose manifests are then broken; and what is read of this project. */
class ProjectChecksTest {
    static final List<String> MODULES = Sources.WITH_EVENTS;
    private static final Bundle SHOP = Bundle.parse(Bundle.resource("/shop.yaml"));
    private static final Sources SOURCES = new Sources(Overlay.ROOT);
    private static final Pattern SERVICE_URL =
            Pattern.compile("\\$\\{icp\\.(filing|verification|inspection|account|legacy)\\.url}");

    private static List<Check> checks() {
        return checks(Map.of("quarkus.shutdown.delay-enabled", "true", "quarkus.shutdown.delay", "5s"));
    }

    /** @param ofTheEnd what the shop's files of properties say about the end of a process */
    private static List<Check> checks(Map<String, String> ofTheEnd) {
        var edges = Bundle.tree("""
                ends:
                  orders: {pods: {app.kubernetes.io/name: order-service}}
                  kafka: {pods: {strimzi.io/name: kafka-kafka}}
                  edge: {namespace: edge}
                  keeper: {namespace: keeper}
                  internet: {blocks: [0.0.0.0/0], except: [10.0.0.0/8]}
                edges:
                  - {from: edge, to: orders, ports: [8080], in: base}
                  - {from: orders, to: kafka, ports: [9093], in: base}
                  - {from: keeper, to: kafka, ports: [8443], in: base}
                  - {from: orders, to: internet, ports: [443, 53/udp], in: base}
                  - {from: orders, to: edge, ports: [1], in: not-of-this-overlay}
                """);
        var needs = Bundle.tree("""
                Kafka:
                  needs:
                    - {from: keeper, to: NAME, ports: [8443]}
                    - {from: NAME, to: keeper, ports: [1], if: /spec/entityOperator}
                """);
        var topics = Bundle.tree("""
                partitions: 6
                topics:
                  - {name: shop.order.v1, cleanup: delete, retention-days: 7}
                  - {name: shop.stock.v1, cleanup: compact, compaction-lag-days: 2}
                """);
        var traffic = Map.of(
                "order-service",
                new EventChecks.Traffic(
                        Set.of("shop.order.v1"),
                        Set.of("shop.stock.v1"),
                        Set.of(new Sources.Consumer("shop.stock.v1", "stock"))));
        var properties = new HashMap<>(Map.of(
                "icp.production.requires",
                "icp.shop.key",
                "quarkus.http.port",
                "8101",
                "quarkus.shutdown.timeout",
                "20s"));
        properties.putAll(ofTheEnd);
        var settings = new SettingChecks.Settings(
                Set.of("icp.environment", "icp.issuer", "icp.shop.colour", "icp.shop.key"),
                properties,
                Set.of("icp.shop.colour"),
                Map.of("icp.shop.size", "quarkus.http.port"));
        var secrets = Bundle.tree("{order-secrets: [icp.shop.key], wrong-secrets: [icp.shop.kez]}");
        var all = new ArrayList<Check>();
        all.addAll(NetworkGraph.checks(edges, needs, Set.of("base")));
        all.addAll(EventChecks.checks(topics, traffic, Map.of("auditor", Set.of("shop.stock.v1"))));
        all.addAll(
                SettingChecks.checks(Map.of("order-service", settings), Set.of("QUARKUS_SHUTDOWN_TIMEOUT"), secrets));
        all.addAll(FitChecks.checks(
                traffic, 6, Map.of("order-service", properties), Map.of("order-service", Duration.ofSeconds(30))));
        return all;
    }

    @Test
    void theShopPasses() {
        assertThat(Checks.judge(checks(), SHOP)).isEmpty();
    }

    /** The delay is a matter of the sources, which a change to manifests cannot break. */
    @Test
    void a_delay_that_is_not_built_in_or_has_no_length_is_found() {
        var on = "quarkus.shutdown.delay-enabled";
        var length = "quarkus.shutdown.delay";
        for (var planted : List.of(
                Map.of(length, "5s"),
                Map.of(on, "false", length, "5s"),
                Map.of(on, "true"),
                Map.of(on, "true", length, "0s"))) {
            assertThat(Checks.judge(checks(planted), SHOP))
                    .as("%s", planted)
                    .extracting(Check.Finding::check)
                    .containsExactly("shutdown-fits");
        }
    }

    @TestFactory
    Stream<DynamicTest> eachChangeFailsByItsCheckAlone() {
        var number = new int[1];
        return Canary.all("/shop-failing.yaml").stream()
                .map(canary -> dynamicTest(++number[0] + " " + canary.fails(), () -> {
                    var failed = new TreeSet<String>();
                    var findings = Checks.judge(checks(), canary.applyTo(SHOP));
                    findings.forEach(finding -> failed.add(finding.check()));
                    var expected = new ArrayList<>(canary.but());
                    expected.add(canary.fails());
                    assertThat(failed).as("%s", findings).containsExactlyInAnyOrderElementsOf(expected);
                }));
    }

    @Test
    void everyCheckHasAFailingChange() {
        var broken = new HashSet<String>();
        Canary.all("/shop-failing.yaml").forEach(canary -> broken.add(canary.fails()));
        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(
                        checks().stream().map(Check::name).toList());
    }

    /** Else the checks would compare with nothing and pass. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void theSourcesOfEachServiceAreUnderstood(String module) {
        assertThat(SOURCES.contractTopics(module, "send")).isNotEmpty().doesNotContain("");
        assertThat(SOURCES.consumers(module)).isNotEmpty();
        assertThat(SOURCES.settingsRead(module)).contains("icp.issuer", "icp.keys.dir", "icp.db.ddl-user");
        assertThat(SOURCES.properties(module)).containsKeys("quarkus.http.port", "quarkus.shutdown.timeout");
    }

    /** Else a variable named after a topic would pass as one that the code reads. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void a_topic_that_the_code_names_is_no_setting(String module) {
        var topics = SOURCES.topics().path("topics").findValuesAsText("name");
        assertThat(topics).contains(SOURCES.contractTopics(module, "send").toArray(String[]::new));
        assertThat(SOURCES.settingsRead(module)).doesNotContainAnyElementsOf(topics);
    }

    /** Each process that runs in a pod of this platform, the sandbox of dev included, has its variables judged. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "production"})
    void every_pod_with_settings_is_of_a_module_whose_settings_are_known(String overlay) {
        var named = new TreeSet<String>();
        for (var pod : Overlay.bundle(overlay).workloads()) {
            if (pod.mainContainers().stream()
                    .anyMatch(box -> box.path("envFrom").toString().contains("\"platform"))) {
                named.add(pod.labels().get("app.kubernetes.io/name"));
            }
        }
        var wanted = new TreeSet<>(ProjectChecks.WITH_PODS);
        if (!overlay.equals("dev")) {
            wanted.remove("sandbox");
        }
        assertThat(named).isEqualTo(wanted);
    }

    @Test
    void settings_whose_names_the_code_builds_are_found() {
        assertThat(SOURCES.settingsRead("sandbox"))
                .contains("icp.account.url", "icp.legacy.url", "icp.gateway.url", "icp.message-providers.report-url")
                .doesNotContain("icp.url", "icp.environment");
    }

    @Test
    void settingsWithoutADefaultAreFound() {
        assertThat(SOURCES.settingsNeeded("filing-service")).contains("icp.authority.password");
        assertThat(SOURCES.settingsReferred("filing-service"))
                .containsEntry("icp.db.ddl-user", "quarkus.liquibase.username");
        assertThat(SOURCES.settingsReferred("gateway")).doesNotContainKey("icp.db.ddl-user");
    }

    /** The topics that the code reads are those that the contract receives, and those that project.yaml names as missing there. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void theContractReceivesWhatTheCodeReads(String module) {
        var code = new TreeSet<String>();
        SOURCES.consumers(module).forEach(consumer -> code.add(consumer.topic()));
        assertThat(code).isEqualTo(SOURCES.contractTopics(module, "receive"));
    }

    /** Each topic of the project's list is sent by a contract, and the other way round. */
    @Test
    void theListOfTopicsIsWhatTheContractsSend() {
        var sent = new TreeSet<>(SOURCES.contractTopics("platform/data", "send"));
        MODULES.forEach(module -> sent.addAll(SOURCES.contractTopics(module, "send")));
        var listed = new TreeSet<String>();
        SOURCES.topics()
                .path("topics")
                .forEach(topic -> listed.add(topic.path("name").asText()));
        assertThat(listed).isEqualTo(sent);
    }

    /** A client without an edge works everywhere but in a cluster, whose policies refuse it. */
    @ParameterizedTest
    @FieldSource("MODULES")
    void eachRestClientOfAServiceHasItsEdge(String module) {
        var edges = edgesOf(module);
        var called = called(module);
        assertThat(called).isNotEmpty();
        assertThat(edges).containsAll(called);
        called.add("account-service"); // where every service, itself included, gets tokens
        assertThat(called).as("edges that no client needs").containsAll(edges);
    }

    @Test
    void theClientsOfAServiceAreThoseOfItsSettings() {
        assertThat(called("inspection-service"))
                .containsExactlyInAnyOrder("account-service", "filing-service", "verification-service");
    }

    /** The services that REST clients of this module call, by the settings of their URLs. */
    private static Set<String> called(String module) {
        var services = new TreeSet<String>();
        SOURCES.properties(module).forEach((name, value) -> {
            var url = SERVICE_URL.matcher(value);
            if (name.startsWith("quarkus.rest-client.") && name.endsWith(".url") && url.matches()) {
                services.add(url.group(1).equals("legacy") ? "legacy-import-service" : url.group(1) + "-service");
            }
        });
        return services;
    }

    private static Set<String> edgesOf(String module) {
        var services = new TreeSet<String>();
        Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("edges.yaml")))
                .path("edges")
                .forEach(edge -> {
                    var to = edge.path("to").asText();
                    if (edge.path("from").asText().equals(module) && MODULES.contains(to)) {
                        services.add(to);
                    }
                });
        return services;
    }

    /**
     * Outbox, audit chain and consumers 10 s each; in account-service notices and webhooks 30 s each, elsewhere operations 10 s each, and
     * in filing-service the serving list. The manifest explains the times (base/process/deployment.yaml), so it changes with them.
     */
    @Test
    void theLoopsOfAShutdownAreFoundWithTheirTimes() {
        assertThat(SOURCES.loopsEnd("account-service")).hasSeconds(90);
        assertThat(SOURCES.loopsEnd("filing-service")).hasSeconds(50);
        assertThat(SOURCES.loopsEnd("inspection-service")).hasSeconds(60);
        assertThat(SOURCES.loopsEnd("verification-service")).hasSeconds(40);
        assertThat(SOURCES.loopsEnd("legacy-import-service")).hasSeconds(40);
        assertThat(SOURCES.loopsEnd("gateway")).isZero();
    }
}
