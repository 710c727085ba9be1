package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The admission policy of a release, evaluated in CEL as the API server does it. */
class AdmissionPolicyTest {

    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);
    private static final String STRIMZI = "strimzi-cluster-operator";
    private static final String MYSQL = "mysql-operator";
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
        assertThat(isAdmitted("{metadata: {}, spec: {containers: [{image: 'shop%s'}]}}".formatted(DIGEST)))
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

    /** The images that Strimzi 1.3 and the operator of MySQL 8.4.6 start, by their own sources; an exporter stands beside a server. */
    @Test
    void pods_of_the_operators_have_the_operators_own_images_by_version() throws Exception {
        assertThat(isAdmitted(
                        managed(STRIMZI, "quay.io/strimzi/kafka:1.3.0-kafka-4.2.1", "quay.io/strimzi/operator:1.3.0")))
                .isTrue();
        assertThat(isAdmitted(managed(STRIMZI, "quay.io/strimzi/operator:1.3.0", "quay.io/strimzi/operator:1.3.0")))
                .isTrue();
        assertThat(isAdmitted(managed(
                        MYSQL,
                        "container-registry.oracle.com/mysql/community-server:8.4.6",
                        "container-registry.oracle.com/mysql/community-operator:9.4.0-2.2.5")))
                .isTrue();
        assertThat(isAdmitted(managed(
                        MYSQL,
                        "registry.icp-filing.example/third-party/mysqld-exporter" + DIGEST,
                        "container-registry.oracle.com/mysql/community-router:8.4.6")))
                .isTrue();
    }

    /** Each creator of a pod may set the label. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker.io/library/busybox:1.37",
                "quay.io/strimzi/kafka",
                "quay.io/strimzi/kafka-bridge:1.0.0",
                "quay.io/strimzi/kafka/more:1.0",
                "quay.io/stranger/kafka:1.3.0",
                "quay.io.example/strimzi/kafka:1.3.0",
                "quayaio/strimzi/kafka:1.3.0",
                "registry.example/quay.io/strimzi/kafka:1.3.0",
                "quay.io/strimzi/kafka:1.3.0@sha256:0000000000000000000000000000000000000000000000000000000000000000",
                "container-registry.oracle.com/mysql/community-server",
                "container-registry.oracle.com/database/free:23",
                "container-registryaoracle.com/mysql/community-server:8.4.6",
                "evil.example/container-registry.oracle.com/mysql/community-server:8.4.6",
                ""
            })
    void an_operators_label_admits_no_foreign_image(String foreign) throws Exception {
        for (var operator : List.of(STRIMZI, MYSQL)) {
            var own = operator.equals(STRIMZI)
                    ? "quay.io/strimzi/kafka:1.3.0-kafka-4.2.1"
                    : "container-registry.oracle.com/mysql/community-server:8.4.6";
            assertThat(isAdmitted(managed(operator, own, own))).isTrue();
            assertThat(isAdmitted(managed(operator, foreign, own))).isFalse();
            assertThat(isAdmitted(managed(operator, own, foreign))).isFalse();
        }
    }

    @Test
    void an_operators_image_by_tag_is_denied_in_each_other_pod() throws Exception {
        var kafka = "quay.io/strimzi/kafka:1.3.0-kafka-4.2.1";
        assertThat(isAdmitted(managed(STRIMZI, kafka, kafka))).isTrue();
        for (var other : List.of(MYSQL, "a-stranger", "''")) {
            assertThat(isAdmitted(managed(other, kafka, kafka))).isFalse();
        }
        assertThat(isAdmitted("{metadata: {}, spec: {containers: [{image: '%s'}]}}".formatted(kafka)))
                .isFalse();
        assertThat(isAdmitted("{metadata: {labels: {app: x}}, spec: {containers: [{image: '%s'}]}}".formatted(kafka)))
                .isFalse();
    }

    /** A pod that no condition matches would not be judged at all. */
    @Test
    void no_pod_is_exempt_as_a_whole() {
        assertThat(POLICY.path("matchConditions")).isEmpty();
        assertThat(POLICY.path("failurePolicy").asText()).isEqualTo("Fail");
    }

    @Test
    void containers_that_are_added_to_a_running_pod_are_judged_too() {
        assertThat(POLICY.at("/matchConstraints/resourceRules/0/resources").toString())
                .isEqualTo("[\"pods\",\"pods/ephemeralcontainers\"]");
    }

    private static String pod(String container, String initial, String ephemeral) {
        return """
                metadata: {name: web}
                spec:
                  containers: [{image: 'shop%s'}]
                  initContainers: [{image: 'shop%s'}]
                  ephemeralContainers: [{image: 'shop%s'}]
                """.formatted(container, initial, ephemeral);
    }

    private static String managed(String operator, String image, String initial) {
        return """
                metadata: {labels: {app.kubernetes.io/managed-by: %s}}
                spec:
                  containers: [{image: '%s'}]
                  initContainers: [{image: '%s'}]
                """.formatted(operator, image, initial);
    }

    private static boolean isAdmitted(String pod) throws Exception {
        var variables = new HashMap<String, Object>();
        var known = Map.of("object", read(pod), "variables", variables);
        for (var variable : POLICY.path("variables")) {
            variables.put(variable.path("name").asText(), evaluated(variable, known));
        }
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
