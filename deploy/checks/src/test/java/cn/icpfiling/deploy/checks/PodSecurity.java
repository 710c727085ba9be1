package cn.icpfiling.deploy.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The profile "restricted" of Kubernetes' Pod Security Standards, with the controls of "baseline" that it contains, as the public
 * page lists them for version 1.34. rules.yaml names each control and its checks.
 */
final class PodSecurity {
    private static final Set<String> SAFE_SYSCTLS = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ping_group_range",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.tcp_wmem");
    private static final Set<String> VOLUMES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "persistentVolumeClaim",
            "projected",
            "secret",
            // HostPath Volumes is a control of its own
            "hostPath");
    private static final Set<String> SELINUX_TYPES =
            Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
    private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private PodSecurity() {}

    static List<Check> checks() {
        return List.of(
                hostNamespace("host-network", "hostNetwork"),
                hostNamespace("host-pid", "hostPID"),
                hostNamespace("host-ipc", "hostIPC"),
                Check.ofPods(
                        "host-process",
                        "No container is a HostProcess container of Windows.",
                        pod -> any(
                                        pod,
                                        "windowsOptions",
                                        options -> options.path("hostProcess").asBoolean())
                                ? "hostProcess is true"
                                : null),
                Check.ofContainers(
                        "privileged",
                        "No container is privileged.",
                        (pod, box) -> box.at("/securityContext/privileged").asBoolean() ? "privileged is true" : null),
                Check.ofContainers(
                        "capabilities-added",
                        "At most NET_BIND_SERVICE is added to a container's capabilities.",
                        (pod, box) -> {
                            for (var added : box.at("/securityContext/capabilities/add")) {
                                if (!added.asText().equals("NET_BIND_SERVICE")) {
                                    return "adds " + added.asText();
                                }
                            }
                            return null;
                        }),
                Check.ofContainers("capabilities-dropped", "Each container drops all capabilities.", (pod, box) -> {
                    for (var dropped : box.at("/securityContext/capabilities/drop")) {
                        if (dropped.asText().equals("ALL")) {
                            return null;
                        }
                    }
                    return "does not drop ALL";
                }),
                Check.ofPods(
                        "host-path",
                        "No pod mounts a path of its node.",
                        pod -> volume(pod, volume -> volume.has("hostPath")) ? "has a hostPath volume" : null),
                Check.ofContainers("host-port", "No container takes a port of its node.", (pod, box) -> {
                    for (var port : box.path("ports")) {
                        if (port.path("hostPort").asInt() != 0) {
                            return "hostPort " + port.path("hostPort");
                        }
                    }
                    return null;
                }),
                Check.ofContainers(
                        "probe-host",
                        "No probe and no lifecycle hook names a host other than its pod.",
                        (pod, box) -> probesAnotherHost(box) ? "a probe or hook sets host" : null),
                Check.ofPods("app-armor", "AppArmor's profile is RuntimeDefault or Localhost.", PodSecurity::appArmor),
                Check.ofPods(
                        "selinux",
                        "SELinux options name a container type, no user and no role.",
                        pod -> any(
                                        pod,
                                        "seLinuxOptions",
                                        options -> options.hasNonNull("user")
                                                || options.hasNonNull("role")
                                                || !SELINUX_TYPES.contains(
                                                        options.path("type").asText()))
                                ? "forbidden seLinuxOptions"
                                : null),
                Check.ofContainers("proc-mount", "Each container masks /proc as usual.", (pod, box) -> {
                    var mount = box.at("/securityContext/procMount").asText("Default");
                    return mount.equals("Default") ? null : "procMount " + mount;
                }),
                ofPodAndContainers(
                        "seccomp",
                        "Each container has a seccomp profile, and no pod names another one.",
                        "/seccompProfile/type",
                        type -> PROFILES.contains(type.asText())),
                Check.ofPods("sysctls", "Pods set only sysctls that Kubernetes calls safe.", pod -> {
                    for (var sysctl : pod.pod().at("/securityContext/sysctls")) {
                        if (!SAFE_SYSCTLS.contains(sysctl.path("name").asText())) {
                            return "unsafe " + sysctl.path("name").asText();
                        }
                    }
                    return null;
                }),
                Check.ofPods(
                        "volume-types",
                        "Volumes are of the core types.",
                        pod -> volume(
                                        pod,
                                        volume -> volume.properties().stream()
                                                .anyMatch(member ->
                                                        !member.getKey().equals("name")
                                                                && !VOLUMES.contains(member.getKey())))
                                ? "has a volume of another type"
                                : null),
                Check.ofContainers("privilege-escalation", "No process gains more than its parent has.", (pod, box) -> {
                    var allowed = box.at("/securityContext/allowPrivilegeEscalation");
                    return allowed.isBoolean() && !allowed.asBoolean() ? null : "allowPrivilegeEscalation is not false";
                }),
                ofPodAndContainers(
                        "run-as-non-root",
                        "Each container must run as another user than root, and no pod says that it need not.",
                        "/runAsNonRoot",
                        JsonNode::asBoolean),
                ofPodAndContainers(
                        "run-as-root-user",
                        "No pod and no container asks for the user 0.",
                        "/runAsUser",
                        user -> !user.asText().equals("0")));
    }

    private static Check hostNamespace(String name, String field) {
        return Check.ofPods(
                name,
                "No pod shares its node's namespace (" + field + ").",
                pod -> pod.pod().path(field).asBoolean() ? field + " is true" : null);
    }

    /**
     * A field that containers inherit from their pod. Kubernetes refuses a bad value of the pod also where each container has a good one of
     * its own, which would run instead.
     */
    private static Check ofPodAndContainers(String name, String says, String pointer, Predicate<JsonNode> good) {
        return new Check(name, says, (bundle, findings) -> {
            for (var pod : bundle.workloads()) {
                var ofPod = pod.pod().path("securityContext").at(pointer);
                if (!ofPod.isMissingNode() && !ofPod.isNull() && !good.test(ofPod)) {
                    findings.add(pod.item(), "the pod's " + pointer.substring(1) + " is " + ofPod);
                }
                for (var box : pod.containers()) {
                    var value = pod.security(box, pointer);
                    if (!good.test(value)) {
                        findings.add(
                                pod.item(),
                                "container " + box.path("name").asText() + ": " + pointer.substring(1) + " is "
                                        + (value.isMissingNode() ? "not set" : value));
                    }
                }
            }
        });
    }

    private static boolean any(Workload pod, String field, Predicate<JsonNode> bad) {
        if (bad.test(pod.pod().path("securityContext").path(field))) {
            return true;
        }
        return pod.containers().stream()
                .anyMatch(box -> bad.test(box.path("securityContext").path(field)));
    }

    private static boolean volume(Workload pod, Predicate<JsonNode> bad) {
        for (var volume : pod.pod().path("volumes")) {
            if (bad.test(volume)) {
                return true;
            }
        }
        return false;
    }

    private static boolean probesAnotherHost(JsonNode box) {
        for (var place : List.of(
                "/livenessProbe", "/readinessProbe", "/startupProbe", "/lifecycle/preStop", "/lifecycle/postStart")) {
            for (var how : List.of("httpGet", "tcpSocket")) {
                if (!box.at(place).path(how).path("host").asText().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String appArmor(Workload pod) {
        if (any(pod, "appArmorProfile", profile -> profile.path("type").asText().equals("Unconfined"))) {
            return "appArmorProfile is Unconfined";
        }
        for (var note : pod.template().at("/metadata/annotations").properties()) {
            var profile = note.getValue().asText();
            if (note.getKey().startsWith(APP_ARMOR)
                    && !profile.equals("runtime/default")
                    && !profile.startsWith("localhost/")) {
                return "AppArmor annotation " + profile;
            }
        }
        return null;
    }
}
