package cn.icpfiling.deploy.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every check that judges an overlay by itself, without the sources of the services. */
final class Checks {
    private Checks() {}

    /** Those of this project, whose secret store has what deploy/kubernetes says. */
    static List<Check> all() {
        return all(Overlay.storeEntries());
    }

    static List<Check> all(Map<String, Set<String>> storeEntries) {
        var shapes = new Shapes();
        var all = new ArrayList<Check>();
        all.add(shapes.check());
        all.addAll(PodSecurity.checks());
        all.addAll(ContainerChecks.checks());
        all.addAll(PodChecks.checks());
        all.add(ReferenceChecks.check(storeEntries));
        all.addAll(ScalingChecks.checks());
        all.addAll(WiringChecks.checks(shapes));
        all.addAll(AccessChecks.checks());
        all.addAll(DurabilityChecks.checks());
        all.addAll(ListenerChecks.checks());
        return all;
    }

    static List<Check.Finding> judge(List<Check> checks, Bundle bundle) {
        return checks.stream().flatMap(check -> check.judge(bundle).stream()).toList();
    }
}
