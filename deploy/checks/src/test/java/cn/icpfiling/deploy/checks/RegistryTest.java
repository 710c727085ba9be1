package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider's registry asks who pulls, so whatever names an image of it has the Secret of an account. */
class RegistryTest {
    private static final String REGISTRY = "registry.icp-filing.example/";

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void every_image_of_the_registry_is_pulled_with_an_account(String overlay) {
        var manifests = Overlay.bundle(overlay);

        assertThat(faults(manifests)).isEmpty();
        assertThat(manifests.workloads()).hasSizeGreaterThan(20);
    }

    @Test
    void an_account_that_is_missing_or_that_no_store_has_is_found() {
        var text = Overlay.text("production");

        assertThat(faults(Bundle.parse(text.replace("imagePullSecrets:", "secrets:"))))
                .contains("Deployment/gateway", "Job/filing-migration", "CronJob/filing-mysql-audit")
                .contains("InnoDBCluster/filing-mysql");
        assertThat(faults(Bundle.parse(text.replace("kubernetes.io/dockerconfigjson", "Opaque"))))
                .contains("Deployment/gateway");
    }

    private static List<String> faults(Bundle manifests) {
        var faults = new ArrayList<String>();
        for (var pod : manifests.workloads()) {
            var account = manifests.find(
                    "ServiceAccount",
                    pod.item().namespace(),
                    pod.pod().path("serviceAccountName").asText());
            var ofRegistry = pod.containers().stream()
                    .anyMatch(box -> box.path("image").asText().startsWith(REGISTRY));
            if (ofRegistry && !pulls(manifests, account.map(Item::json))) {
                faults.add(pod.item().id());
            }
        }
        for (var cluster : manifests.ofKind("InnoDBCluster")) {
            if (cluster.json().toString().contains(REGISTRY) && !pulls(manifests, Optional.of(cluster.at("/spec")))) {
                faults.add(cluster.id());
            }
        }
        return faults;
    }

    private static boolean pulls(Bundle manifests, Optional<JsonNode> names) {
        return names.map(one -> one.at("/imagePullSecrets/0/name").asText()).stream()
                .anyMatch(secret -> manifests.ofKind("ExternalSecret").stream()
                        .anyMatch(one -> one.name().equals(secret)
                                && one.at("/spec/target/template/type")
                                        .asText()
                                        .equals("kubernetes.io/dockerconfigjson")
                                && one.at("/spec/target/template/data").has(".dockerconfigjson")));
    }
}
