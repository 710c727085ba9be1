package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The admission policy of a release, evaluated in CEL as the API server does it. */
class AdmissionPolicyTest {

    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);
    private static final JsonNode POLICY = Bundle.parse(
                    Overlay.read(Overlay.KUBERNETES.resolve("components/release/admission.yaml")))
            .items()
            .getFirst()
            .json()
            .path("spec");
    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("object", SimpleType.DYN)
            .addVar("variables", SimpleType.DYN)
            .build();

    @Test
    void a_pod_whose_images_all_have_digests_is_admitted() throws Exception {
        assertThat(isAdmitted(pod(DIGEST, DIGEST, DIGEST))).isTrue();
        assertThat(isAdmitted("{spec: {containers: [{image: 'shop%s'}]}}".formatted(DIGEST)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":1.0",
                "",
                "@sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "@sha256:0123"
            })
    void an_image_of_any_container_without_a_digest_of_a_release_is_denied(String wrong) throws Exception {
        assertThat(isAdmitted(pod(wrong, DIGEST, DIGEST))).isFalse();
        assertThat(isAdmitted(pod(DIGEST, wrong, DIGEST))).isFalse();
        assertThat(isAdmitted(pod(DIGEST, DIGEST, wrong))).isFalse();
    }

    @Test
    void pods_of_the_operators_are_not_judged_and_all_others_are() throws Exception {
        assertThat(isJudged("{metadata: {}}")).isTrue();
        assertThat(isJudged("{metadata: {labels: {app.kubernetes.io/managed-by: a-stranger}}}"))
                .isTrue();
        assertThat(isJudged("{metadata: {labels: {app.kubernetes.io/managed-by: mysql-operator}}}"))
                .isFalse();
    }

    @Test
    void containers_that_are_added_to_a_running_pod_are_judged_too() {
        assertThat(POLICY.at("/matchConstraints/resourceRules/0/resources").toString())
                .isEqualTo("[\"pods\",\"pods/ephemeralcontainers\"]");
    }

    private static String pod(String container, String initial, String ephemeral) {
        return """
                spec:
                  containers: [{image: 'shop%s'}]
                  initContainers: [{image: 'shop%s'}]
                  ephemeralContainers: [{image: 'shop%s'}]
                """.formatted(container, initial, ephemeral);
    }

    private static boolean isJudged(String pod) throws Exception {
        for (var condition : POLICY.path("matchConditions")) {
            if (!(boolean) evaluated(condition, Map.of("object", read(pod), "variables", Map.of()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAdmitted(String pod) throws Exception {
        var object = read(pod);
        var containers = evaluated(POLICY.at("/variables/0"), Map.of("object", object, "variables", Map.of()));
        var known = Map.of("object", object, "variables", Map.of("containers", containers));
        for (var validation : POLICY.path("validations")) {
            if (!(boolean) evaluated(validation, known)) {
                return false;
            }
        }
        return true;
    }

    private static Object evaluated(JsonNode rule, Map<String, ?> known) throws Exception {
        var checked = CEL.compile(rule.path("expression").asText()).getAst();
        return CEL.createProgram(checked).eval(known);
    }

    private static Map<String, Object> read(String yaml) {
        return new ObjectMapper().convertValue(Bundle.tree(yaml), new TypeReference<>() {});
    }
}
