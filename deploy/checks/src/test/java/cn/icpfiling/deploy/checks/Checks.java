package cn.icpfiling.deploy.checks;

import java.util.ArrayList;
import java.util.List;

/** Every check that judges an overlay by itself, without the sources of the services. */
final class Checks {
    private Checks() {}

    static List<Check> all() {
        var shapes = new Shapes();
        var all = new ArrayList<Check>();
        all.add(shapes.check());
        all.addAll(PodSecurity.checks());
        all.addAll(ContainerChecks.checks());
        all.addAll(PodChecks.checks());
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
