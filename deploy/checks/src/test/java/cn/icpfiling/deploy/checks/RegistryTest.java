package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider's registry asks who pulls, so each pod and database with an image of it has the Secret of an account. */
class RegistryTest {
    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void every_image_of_the_registry_is_pulled_with_an_account(String overlay) {
        assertThat(faults(Overlay.bundle(overlay))).isEmpty();
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

    static List<String> faults(Bundle manifests) {
        var registry = registry(manifests);
        var asked = new ArrayList<String>();
        var faults = new ArrayList<String>();
        for (var pod : manifests.workloads()) {
            var account = manifests.find(
                    "ServiceAccount",
                    pod.item().namespace(),
                    pod.pod().path("serviceAccountName").asText());
            if (pod.containers().stream()
                    .anyMatch(box -> box.path("image").asText().startsWith(registry))) {
                asked.add(pod.item().id());
                if (!pulls(manifests, account.map(Item::json))) {
                    faults.add(pod.item().id());
                }
            }
        }
        for (var cluster : manifests.ofKind("InnoDBCluster")) {
            if (cluster.json().toString().contains(registry)) {
                asked.add(cluster.id());
                if (!pulls(manifests, Optional.of(cluster.at("/spec")))) {
                    faults.add(cluster.id());
                }
            }
        }
        assertThat(asked).as("what has an image of %s", registry).hasSizeGreaterThan(20);
        assertThat(asked).contains("InnoDBCluster/filing-mysql", "CronJob/filing-mysql-backup");
        return faults;
    }

    /** The host that the gateway's image comes from, because a provider writes its own over that of the documentation. */
    private static String registry(Bundle manifests) {
        var image = manifests
                .find("Deployment", "icp-filing", "gateway")
                .orElseThrow()
                .at("/spec/template/spec/containers/0/image")
                .asText();
        return image.substring(0, image.indexOf('/') + 1);
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
