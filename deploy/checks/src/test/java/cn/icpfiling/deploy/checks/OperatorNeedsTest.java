package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of needs.yaml judges every pod that an operator makes, and finds what policies and edges.yaml have both forgotten. */
class OperatorNeedsTest {
    private static final JsonNode NEEDS = Bundle.tree(Bundle.resource(OperatorNeeds.FILE));
    private static final JsonNode EDGES = Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("edges.yaml")));

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void each_pod_that_an_operator_makes_has_a_need(String overlay) {
        assertThat(OperatorNeeds.unnamed(Overlay.bundle(overlay), NEEDS)).isEmpty();
    }

    @Test
    void a_pod_that_no_need_names_is_found() {
        var needs = (ObjectNode) NEEDS.deepCopy();
        removeAll(needs.at("/Kafka/needs"), need -> need.path("from").asText().equals("NAME-entity-operator"));

        assertThat(OperatorNeeds.unnamed(Overlay.bundle("production"), needs)).containsExactly("kafka-entity-operator");
    }

    @Test
    void each_need_names_its_authority() {
        assertThat(NEEDS.properties()).hasSize(2);
        for (var kind : NEEDS) {
            assertThat(kind.path("sources").asText()).matches("https://github\\.com/\\S+ of \\d{4}-\\d\\d-\\d\\d, .+");
            assertThat(kind.path("needs")).hasSizeGreaterThan(3);
            for (var need : kind.path("needs")) {
                assertThat(need.path("ports")).as("%s", need).isNotEmpty();
                assertThat(need.path("by").asText()).as("%s", need).matches("\\w+\\.(java|py)");
                assertThat(need.path("why").asText()).as("%s", need).isNotBlank();
            }
        }
    }

    /** Each need is refused once, in the words of the graph; and each connection of such ends that is no need is allowed once. */
    @Test
    void each_refused_need_and_each_needless_connection_is_found() {
        var production = Overlay.bundle("production");
        var all = new TreeSet<String>();
        found(production, Set.of()).forEach(text -> all.add(text.replaceFirst(".*: ", "")));

        // 10 of Kafka, whose two needs of the API server are the same edges, and 7 of each of the five databases
        assertThat(all).hasSize(10 + 5 * 7);
        assertThat(found(production, all)).isEmpty();
        for (var edge : all) {
            var less = new TreeSet<>(all);
            less.remove(edge);
            assertThat(found(production, less))
                    .containsExactly("needed by its operator's sources but refused: " + edge);
        }
        for (var edge : List.of("kafka > filing-mysql TCP/3306", "mysql-operator > filing-mysql-router TCP/8443")) {
            var more = new TreeSet<>(all);
            more.add(edge);
            assertThat(found(production, more))
                    .containsExactly("allowed, and no need of an operator's sources: " + edge);
        }
        var ours = new TreeSet<>(all);
        ours.add("filing-service > kafka TCP/9093");
        assertThat(found(production, ours)).isEmpty();
    }

    /** The faults of 0.1.0: Kafka did not reach the API server, nor the MySQL operator 33060, in policies and edges alike. */
    @Test
    void what_policies_and_edges_have_both_forgotten_is_found() {
        assertThat(judge(production -> {}, edge -> false)).isEmpty();

        var kafka = judge(
                policy -> removeAll(
                        policy.name().equals("kafka") ? policy.at("/spec/egress") : null,
                        rule -> rule.at("/to/0").has("ipBlock")),
                edge -> edge.path("from").asText().equals("kafka")
                        && edge.path("to").asText().equals("kubernetes-api"));
        assertThat(kafka)
                .containsExactly(
                        "operator-needs: Kafka/kafka: needed by its operator's sources but refused: kafka > kubernetes-api TCP/443",
                        "operator-needs: Kafka/kafka: needed by its operator's sources but refused: kafka > kubernetes-api TCP/6443");

        var mysql = judge(
                policy -> {
                    if (policy.name().equals("filing-mysql-server")) {
                        policy.at("/spec/ingress")
                                .forEach(rule -> removeAll(
                                        rule.path("ports"),
                                        port -> port.path("port").asInt() == 33060));
                    }
                },
                edge -> {
                    if (edge.path("from").asText().equals("mysql-operator")
                            && edge.path("to").asText().equals("filing-mysql")) {
                        removeAll(edge.path("ports"), port -> port.asInt() == 33060);
                    }
                    return false;
                });
        assertThat(mysql)
                .containsExactly(
                        "operator-needs: InnoDBCluster/filing-mysql: needed by its operator's sources but refused: mysql-operator > filing-mysql TCP/33060");
    }

    private interface Change {
        void of(Item policy);
    }

    /** What the three checks of the network say of production after a change to its policies and one to its edges. */
    private static List<String> judge(Change change, Predicate<JsonNode> gone) {
        var items = new ArrayList<Item>();
        Overlay.bundle("production")
                .items()
                .forEach(item -> items.add(new Item(item.json().deepCopy())));
        var changed = new Bundle(items);
        changed.ofKind("NetworkPolicy").forEach(change::of);
        var edges = EDGES.deepCopy();
        removeAll(edges.path("edges"), gone);
        return Checks.judge(NetworkGraph.checks(edges, NEEDS, Overlay.parts("production")), changed).stream()
                .map(Check.Finding::toString)
                .sorted()
                .toList();
    }

    private static List<String> found(Bundle bundle, Set<String> allowed) {
        var texts = new ArrayList<String>();
        OperatorNeeds.compare(bundle, NEEDS, allowed, (item, text) -> texts.add(text));
        return texts;
    }

    private static void removeAll(JsonNode list, Predicate<JsonNode> gone) {
        if (list instanceof ArrayNode array) {
            for (var at = array.size() - 1; at >= 0; at--) {
                if (gone.test(array.get(at))) {
                    array.remove(at);
                }
            }
        }
    }
}
