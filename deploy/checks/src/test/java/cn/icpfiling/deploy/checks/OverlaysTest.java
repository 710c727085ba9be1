package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every overlay renders and passes every check except where waivers.yaml gives a reason. */
class OverlaysTest {
    static final List<String> OVERLAYS = Overlay.NAMES;
    private static final List<Check> CHECKS = Checks.all();
    private static final ProjectChecks PROJECT = new ProjectChecks(new Sources(Overlay.ROOT));
    private static final Map<String, List<Check.Finding>> FOUND = new HashMap<>();
    private static final JsonNode WAIVERS = Bundle.tree(Bundle.resource("/waivers.yaml"));

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void overlayPassesEveryCheck(String overlay) {
        var open = new ArrayList<>(judge(overlay));
        open.removeIf(finding -> waived(overlay, finding));
        assertThat(open.stream().map(Object::toString).sorted()).isEmpty();
    }

    /** Of one overlay, because a rendering costs a second of a core. */
    @Test
    void productionRendersTwiceToTheSameBytes() {
        assertThat(Overlay.text("production")).isNotBlank().isEqualTo(Overlay.render("production"));
    }

    /** No object stands twice: the last one applied would win. */
    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void overlayNamesEachObjectOnce(String overlay) {
        assertThat(Overlay.bundle(overlay).items())
                .extracting(item -> item.namespace() + " " + item.apiVersion() + " " + item.id())
                .doesNotHaveDuplicates();
    }

    /** Else what is judged about brokers and databases would hold of nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void an_overlay_with_customers_data_has_brokers_and_a_database_of_each_service(String overlay) {
        var bundle = Overlay.bundle(overlay);
        assertThat(bundle.ofKind("Kafka")).hasSize(1);
        assertThat(bundle.ofKind("Kafka").getFirst().at("/spec/kafka/listeners"))
                .isNotEmpty();
        assertThat(bundle.ofKind("KafkaTopic")).isNotEmpty();
        assertThat(bundle.ofKind("InnoDBCluster")).hasSameSizeAs(Sources.WITH_EVENTS);
    }

    /** An edge of a part that is misspelt would count nowhere. */
    @Test
    void eachEdgeNamesAPartThatIsThere() {
        for (var edge : Bundle.tree(Overlay.read(Overlay.KUBERNETES.resolve("edges.yaml")))
                .path("edges")) {
            assertThat(Overlay.KUBERNETES.resolve(edge.path("in").asText()))
                    .as("%s", edge)
                    .isDirectory();
            assertThat(edge.path("why").asText()).as("%s", edge).isNotBlank();
        }
    }

    @Test
    void everyWaiverIsUsedAndGivesAReason() {
        for (var waiver : WAIVERS) {
            var used = false;
            for (var overlay : overlays(waiver)) {
                for (var finding : judge(overlay)) {
                    used |= covers(waiver, overlay, finding);
                }
            }
            assertThat(used).as("waiver %s", waiver).isTrue();
            assertThat(waiver.path("because").asText()).as("waiver %s", waiver).hasSizeGreaterThan(30);
        }
    }

    private static List<Check.Finding> judge(String overlay) {
        var text = Overlay.text(overlay);
        return FOUND.computeIfAbsent(overlay, name -> {
            var checks = new ArrayList<>(CHECKS);
            checks.addAll(PROJECT.of(name));
            return Checks.judge(checks, Bundle.parse(text));
        });
    }

    private static boolean waived(String overlay, Check.Finding finding) {
        for (var waiver : WAIVERS) {
            if (covers(waiver, overlay, finding)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(JsonNode waiver, String overlay, Check.Finding finding) {
        return Pattern.matches(waiver.path("check").asText(), finding.check())
                && overlays(waiver).contains(overlay)
                && Pattern.matches(waiver.path("objects").asText(), finding.object())
                && Pattern.matches(waiver.path("texts").asText(".*"), finding.text());
    }

    private static List<String> overlays(JsonNode waiver) {
        var names = new ArrayList<String>();
        waiver.path("overlays").forEach(name -> names.add(name.asText()));
        return names.isEmpty() ? Overlay.NAMES : names;
    }
}
