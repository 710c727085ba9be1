package cn.icpfiling.verification.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One gate for each source that is asked, by its address. The addresses come from configuration and bootstrap: they are few. */
@ApplicationScoped
class SourceGates {

    private final Map<String, SourceGate> gates = new ConcurrentHashMap<>();
    private final SourceSettings settings;

    SourceGates(SourceSettings settings) {
        this.settings = settings;
    }

    SourceGate of(String address) {
        return gates.computeIfAbsent(address, unused -> new SourceGate(settings.atOnce(), settings.perSecond()));
    }
}
