package cn.icpfiling.account.sms;

import cn.icpfiling.account.core.MessageProvider;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;

/** The line to one provider: its client, its rest after failures, its metrics. */
final class ProviderLine {

    private static final String REQUESTS = "icp.sms.requests";

    private final MessageProvider provider;
    private final AcsClient messages;
    private final AcsClient calls;
    private final Circuit circuit;
    private final MeterRegistry meters;

    /** @param calls null for a provider that makes no calls */
    ProviderLine(MessageProvider provider, AcsClient messages, AcsClient calls, Circuit circuit, MeterRegistry meters) {
        this.provider = provider;
        this.messages = messages;
        this.calls = calls;
        this.circuit = circuit;
        this.meters = meters;
        Gauge.builder("icp.sms.provider.resting", circuit, state -> state.isResting() ? 1 : 0)
                .description("1 while a provider of SMS is left alone after failures")
                .tag("provider", provider.name())
                .strongReference(true)
                .register(meters);
    }

    MessageProvider provider() {
        return provider;
    }

    boolean makesCalls() {
        return calls != null;
    }

    boolean isResting() {
        return circuit.isResting();
    }

    /** A provider at rest is not asked. */
    Outcome send(String action, String version, Map<String, String> parameters, String idField) {
        return circuit.permits()
                ? settled(ProviderCodes.outcome(messages.call(action, version, parameters), idField))
                : new Outcome.Unavailable("resting");
    }

    Outcome call(String action, String version, Map<String, String> parameters, String idField) {
        return ProviderCodes.outcome(calls.call(action, version, parameters), idField);
    }

    /** A question is asked of a resting provider too: no other one knows. */
    AcsReply ask(String action, String version, Map<String, String> parameters) {
        return messages.call(action, version, parameters);
    }

    private Outcome settled(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted accepted -> circuit.worked();
            case Outcome.Refused refused -> circuit.worked();
            // it refuses this message, so it works for others
            case Outcome.Unapproved unapproved -> circuit.worked();
            case Outcome.Unfit unfit -> circuit.worked();
            case Outcome.Unavailable(var code) when ProviderCodes.isOfOneMessage(code) -> circuit.worked();
            case Outcome.Unavailable unavailable -> circuit.failed();
            case Outcome.Unclear unclear -> circuit.failed();
        }
        meters.counter(
                        REQUESTS,
                        "provider",
                        provider.name(),
                        "outcome",
                        outcome.getClass().getSimpleName())
                .increment();
        return outcome;
    }
}
