package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is optional, what operators make, and that no fault hides another. failing.yaml breaks each form of a reference. */
class ReferenceChecksTest {
    private static final Check CHECK = ReferenceChecks.check(Map.of("store-web", Set.of("one", "two")));

    private static final String MAKERS = """
            {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}, data: {COLOUR: red}, binaryData: {picture: eA==}}
            ---
            {kind: Secret, metadata: {name: plain, namespace: shop}, data: {a: eA==}, stringData: {b: x}}
            ---
            {kind: ExternalSecret, metadata: {name: listed, namespace: shop}, spec: {dataFrom: [{extract: {key: store-web}}]}}
            ---
            {kind: ExternalSecret, metadata: {name: other, namespace: shop}, spec: {target: {name: named}, data: [{secretKey: word}]}}
            ---
            {kind: ExternalSecret, metadata: {name: unlisted, namespace: shop}, spec: {dataFrom: [{extract: {key: store-api}}]}}
            ---
            {kind: ExternalSecret, metadata: {name: searched, namespace: shop}, spec: {dataFrom: [{find: {path: one}}]}}
            ---
            kind: ExternalSecret
            metadata: {name: templated, namespace: shop}
            spec: {target: {template: {data: {all.properties: x}}}, dataFrom: [{extract: {key: store-web}}]}
            ---
            kind: ExternalSecret
            metadata: {name: merged, namespace: shop}
            spec: {target: {template: {mergePolicy: Merge, data: {all.properties: x}}}, dataFrom: [{extract: {key: store-web}}]}
            ---
            kind: ExternalSecret
            metadata: {name: typed, namespace: shop}
            spec: {target: {template: {type: kubernetes.io/tls}}, dataFrom: [{extract: {key: store-web}}]}
            ---
            {kind: Certificate, metadata: {name: cert, namespace: shop}, spec: {secretName: web-tls}}
            ---
            {kind: KafkaUser, metadata: {name: known, namespace: shop}, spec: {authentication: {type: tls}}}
            ---
            {kind: KafkaUser, metadata: {name: counted, namespace: shop}, spec: {authentication: {type: scram-sha-512}}}
            ---
            {kind: KafkaUser, metadata: {name: foreign, namespace: shop}, spec: {authentication: {type: tls-external}}}
            ---
            {kind: Kafka, metadata: {name: bus, namespace: shop}}
            ---
            {kind: Secret, metadata: {name: elsewhere, namespace: market}, data: {a: eA==}}
            """;

    /** Each form of a reference; OPTIONAL is a member of each. */
    private static final String FORMS = """
            initContainers:
              - env:
                  - {name: A, valueFrom: {configMapKeyRef: {name: none-1, key: a, OPTIONAL}}}
                  - {name: B, valueFrom: {secretKeyRef: {name: none-2, key: a, OPTIONAL}}}
                  - {name: C, valueFrom: {configMapKeyRef: {name: settings, key: a, OPTIONAL}}}
                  - {name: D, valueFrom: {secretKeyRef: {name: plain, key: c, OPTIONAL}}}
            containers:
              - envFrom: [{configMapRef: {name: none-3, OPTIONAL}}, {secretRef: {name: none-4, OPTIONAL}}]
            volumes:
              - {configMap: {name: none-5, OPTIONAL}}
              - {configMap: {name: settings, items: [{key: b}], OPTIONAL}}
              - {secret: {secretName: none-6, OPTIONAL}}
              - {secret: {secretName: plain, items: [{key: a}, {key: d}], OPTIONAL}}
              - projected:
                  sources:
                    - {configMap: {name: none-7, OPTIONAL}}
                    - {configMap: {name: settings, items: [{key: c}], OPTIONAL}}
                    - {secret: {name: none-8, OPTIONAL}}
                    - {secret: {name: plain, items: [{key: e}], OPTIONAL}}
            """;

    @ParameterizedTest
    @CsvSource({
        "plain, a b, c",
        "listed, one two, three",
        "named, word, pass",
        "unlisted, '', one",
        "searched, '', one",
        "templated, all.properties, one",
        "merged, all.properties one two, three",
        "typed, one two, tls.crt",
        "web-tls, tls.crt tls.key, tls.pem",
        "known, user.crt user.key ca.crt, password",
        "counted, password, user.crt",
        "foreign, '', user.crt",
        "bus-cluster-ca-cert, ca.crt, ca.key",
        "bus-clients-ca, ca.key, ca.crt"
    })
    void the_keys_of_a_secret_are_those_that_its_maker_writes(String secret, String written, String other) {
        for (var key : written.isEmpty() ? new String[0] : written.split(" ")) {
            assertThat(judge(mounted(secret, key))).isEmpty();
        }
        assertThat(judge(mounted(secret, other))).containsExactly("no key " + other + " in Secret " + secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "elsewhere", "cert", "bus-cluster", "bus"})
    void a_secret_that_nothing_makes_under_its_name_is_missing(String name) {
        assertThat(judge(mounted(name, "a"))).containsExactly("no Secret " + name);
    }

    @Test
    void a_picture_in_a_config_map_is_a_key_of_it() {
        assertThat(judge("volumes: [{configMap: {name: settings, items: [{key: picture}, {key: COLOUR}]}}]"))
                .isEmpty();
    }

    /** A pod starts without what is optional; each form is told if it is not, and none hides another. */
    @Test
    void what_is_missing_is_a_fault_in_each_form_unless_it_is_optional() {
        assertThat(judge(FORMS.replace("OPTIONAL", "optional: false")))
                .containsExactlyInAnyOrder(
                        "no ConfigMap none-1",
                        "no Secret none-2",
                        "no key a in ConfigMap settings",
                        "no key c in Secret plain",
                        "no ConfigMap none-3",
                        "no Secret none-4",
                        "no ConfigMap none-5",
                        "no key b in ConfigMap settings",
                        "no Secret none-6",
                        "no key d in Secret plain",
                        "no ConfigMap none-7",
                        "no key c in ConfigMap settings",
                        "no Secret none-8",
                        "no key e in Secret plain");
        assertThat(judge(FORMS.replace("OPTIONAL", "optional: true"))).isEmpty();
    }

    /** Else a wrong key of a list would be found in the invented shop alone. */
    @Test
    void a_wrong_key_in_an_overlay_is_found() {
        var production = Overlay.text("production");
        for (var key : List.of("truststore.p12", "legacy-anchor-public.json", "user.key", "BUCKET", "ca.crt")) {
            assertThat(production).contains("key: " + key + "\n");
            assertThat(ReferenceChecks.check(Overlay.storeEntries())
                            .judge(Bundle.parse(production.replace("key: " + key + "\n", "key: " + key + "s\n"))))
                    .extracting(Check.Finding::text)
                    .anyMatch(text -> text.startsWith("no key " + key + "s in "));
        }
    }

    /** An entry that no list has would give a Secret without keys, and a pod that mounts all of it would not tell. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void each_entry_that_an_overlay_asks_the_store_for_is_listed(String overlay) {
        var asked = new TreeSet<String>();
        for (var secret : Overlay.bundle(overlay).ofKind("ExternalSecret")) {
            secret.at("/spec/dataFrom")
                    .forEach(one -> asked.add(one.at("/extract/key").asText()));
        }
        assertThat(asked).isEqualTo(new TreeSet<>(Overlay.storeEntries().keySet()));
    }

    private static String mounted(String secret, String key) {
        return "volumes: [{secret: {secretName: %s, items: [{key: %s, path: a}]}}]".formatted(secret, key);
    }

    private static List<String> judge(String pod) {
        var reader = "kind: Pod\nmetadata: {name: reader, namespace: shop}\nspec:\n" + pod.indent(2);
        return CHECK.judge(Bundle.parse(MAKERS + "---\n" + reader)).stream()
                .map(Check.Finding::text)
                .toList();
    }
}
